internal import Documents
internal import Kernel
internal import Organisation
internal import Reports

/// The units or points behind a count of the welfare report as CSV.
enum FigurePartsFile {
    static func bytes(_ look: FigurePartsLook) -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(["code", "name", "members", "turns", "list_amount", "paid_amount", "discount_amount"])
        for part in look.parts {
            writer.text(part.code)
            writer.text(part.name)
            writer.integer(Int64(part.totals.members))
            writer.integer(Int64(part.totals.turns))
            for amount in [part.totals.listAmount, part.totals.paidAmount, part.totals.discountAmount] {
                writer.integer(amount.amount)
            }
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    static func name(_ look: FigurePartsLook) -> String {
        "\(look.kind?.rawValue ?? "points")-\(look.asked.question.scope)-\(look.asked.question.period).csv"
    }
}
