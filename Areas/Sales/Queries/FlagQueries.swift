internal import Storage

/// The statements about sales that a person should look at.
enum FlagQueries {
    static func insert(_ flags: [SaleFlag], of sequence: Int64, in tx: Transaction) throws {
        try tx.insert(
            into: "sale_flag", ["sale_sequence", "flag", "noted_at"],
            rows: flags.map { [.integer(sequence), .text($0.rawValue), tx.now.sqlValue] })
    }
}
