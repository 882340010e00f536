import Imports
import Kernel
import Storage
import TestKit

/// A kind of file for the tests of the importer: marbles with a code, a weight and a colour.
struct Marbles: ImportKind {
    let name = "marbles"
    let columns = Marbles.all
    var rowsPerTransaction: Int? = 3

    static let code = ImportColumn(0, "code", captions: ["Mã bi", "Mã"], isRequired: true)
    static let weight = ImportColumn(1, "weight", captions: ["Cân nặng"])
    static let colour = ImportColumn(2, "colour", captions: ["Màu sắc"])
    static let all = [code, weight, colour]

    static let migration = Migration(
        name: "test/2026-01-01-marbles",
        script: "CREATE TABLE marble (\n    code TEXT PRIMARY KEY,\n    weight BIGINT,\n    colour TEXT\n);")

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try rows.map { row in
            let code: String
            let weight: Int64?
            let colour: String?
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                code = try fields.code(Marbles.code)
                weight = try fields.optionalWholeNumber(Marbles.weight, in: 0...100)
                colour = try fields.optionalText(Marbles.colour)
            } catch {
                return .rejected(error)
            }
            if weight == 13 { return .refused(code: "unlucky", column: "weight", value: "13") }
            if weight == 99 { throw TooHeavy() }
            let touched = try tx.run(
                """
                INSERT INTO marble (code, weight, colour) VALUES (\(code), \(weight), \(colour))
                ON CONFLICT (code) DO NOTHING
                """)
            return touched == 1 ? .taken : .alreadyThere
        }
    }

    /// A fault of the program in the middle of a file.
    struct TooHeavy: Error {}

    static func stored(on store: Store) async throws -> [String] {
        try await store.read { tx in
            try tx.rows("SELECT code, weight, colour FROM marble ORDER BY code").map { row in
                let weight = try row.optionalInteger(1).map(String.init) ?? ""
                return try "\(row.text(0)) \(weight) \(row.optionalText(2) ?? "")"
            }
        }
    }

    static func audits(on store: Store) async throws -> [String] {
        try await store.read { tx in
            try tx.rows("SELECT action, subject, details FROM audit ORDER BY number").map { row in
                try "\(row.text(0)) \(row.text(1)) \(row.text(2))"
            }
        }
    }
}
