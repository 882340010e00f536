internal import Kernel
internal import Storage

/// The statements about sheets of printed cards that wait to be fetched.
enum SheetQueries {
    struct Sheet: Sendable {
        let id: String
        let owner: String
        let cards: Int64
        /// Sealed.
        let content: [UInt8]
        let goneAt: Instant
    }

    static func insert(_ sheet: Sheet, in tx: Transaction) throws {
        try tx.run("DELETE FROM card_sheet WHERE gone_at <= \(tx.now)")
        try tx.run(
            """
            INSERT INTO card_sheet (id, owner, cards, content, gone_at)
            VALUES (\(sheet.id), \(sheet.owner), \(sheet.cards), \(sheet.content), \(sheet.goneAt))
            """)
    }

    /// Nil for another person's sheet, and for one whose time is over.
    static func find(_ id: String, of owner: String, in tx: Transaction) throws -> Sheet? {
        try tx.first(
            """
            SELECT id, owner, cards, content, gone_at FROM card_sheet
            WHERE id = \(id) AND owner = \(owner) AND gone_at > \(tx.now)
            """
        ).map { row in
            Sheet(
                id: try row.text(0), owner: try row.text(1), cards: try row.integer(2), content: try row.blob(3),
                goneAt: try row.instant(4))
        }
    }
}
