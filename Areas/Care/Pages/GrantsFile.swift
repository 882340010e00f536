internal import Documents
internal import Imports
internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// The grants behind a figure as CSV, under the column names of the file `grants`.
enum GrantsFile {
    static func bytes(_ look: GrantsLook) -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(GrantColumns.all.map(\.name))
        for grant in look.grants {
            writer.text(grant.id)
            writer.text(look.partner(of: grant)?.code ?? "")
            writer.text(look.unit(of: grant)?.code ?? "")
            writer.text(grant.kind.rawValue)
            writer.text(grant.day.description)
            writer.text(grant.name ?? "")
            writer.text(grant.persons.map(String.init) ?? "")
            writer.text(grant.places.joined(separator: ";"))
            writer.integer(grant.amount.amount)
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    static func name(_ look: GrantsLook) -> String {
        "grants-\(look.asked.question.scope)-\(look.asked.question.period).csv"
    }
}
