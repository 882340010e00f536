internal import Kernel
internal import Storage

/// The statements about the ledger of sales, which only grows.
enum LedgerQueries {
    /// The sequence of the last answered sale.
    static func head(in tx: Transaction) throws -> Int64 {
        try tx.once("ledger head") { try tx.first("SELECT sequence FROM ledger_head WHERE id = 1")?.integer(0) ?? 0 }
    }

    /// Moves the head; refuses when somebody else moved it meanwhile.
    static func moveHead(from old: Int64, to new: Int64, in tx: Transaction) throws {
        let moved = try tx.run("UPDATE ledger_head SET sequence = \(new) WHERE id = 1 AND sequence = \(old)")
        guard moved == 1 else { throw LedgerRace(what: "head") }
    }

    /// What `ledgerSale` reads, of `sale s LEFT JOIN sale_reversal r`.
    static let columns = SQL(
        stringLiteral: """
            s.sequence, s.id, s.attempt, s.refusal, s.reverses_sequence, s.sold_at, s.point_number, s.member_number,
            s.product_number, s.quantity, s.list_amount, s.paid_amount, s.invoice_no, s.device,
            r.reversal_sequence IS NOT NULL
            """)

    /// The last judgement of each id that is known.
    static func sales(ids: some Collection<String>, in tx: Transaction) throws -> [String: LedgerSale] {
        var found: [String: LedgerSale] = [:]
        try tx.forEach(
            """
            SELECT \(columns) FROM sale s LEFT JOIN sale_reversal r ON r.sale_sequence = s.sequence
            WHERE s.id IN \(list: ids)
            """
        ) { row in
            let sale = try ledgerSale(row)
            if sale.attempt >= found[sale.id]?.attempt ?? 0 { found[sale.id] = sale }
        }
        return found
    }

    /// Accepted sales and reversals of a run of the ledger; a reversal with the id of the sale that it voids.
    static func standing(
        after: Int64, upTo: Int64, in tx: Transaction
    ) throws -> [(sale: LedgerSale, reversesID: String?)] {
        try tx.rows(
            """
            SELECT \(columns), v.id FROM sale s LEFT JOIN sale_reversal r ON r.sale_sequence = s.sequence
                LEFT JOIN sale v ON v.sequence = s.reverses_sequence
            WHERE s.sequence > \(after) AND s.sequence <= \(upTo) AND s.refusal IS NULL ORDER BY s.sequence
            """
        ).map { (try ledgerSale($0), try $0.optionalText(15)) }
    }

    /// The same as partners are told of them.
    static func news(after: Int64, upTo: Int64, in tx: Transaction) throws -> [LedgerNews] {
        try tx.rows(
            """
            SELECT s.sequence, s.id, t.id, COALESCE(t.sold_at, s.sold_at), COALESCE(t.point_number, s.point_number),
                COALESCE(t.product_number, s.product_number), COALESCE(t.quantity, s.quantity),
                COALESCE(t.list_amount, s.list_amount), COALESCE(t.paid_amount, s.paid_amount)
            FROM sale s LEFT JOIN sale t ON t.sequence = s.reverses_sequence
            WHERE s.sequence > \(after) AND s.sequence <= \(upTo) AND s.refusal IS NULL ORDER BY s.sequence
            """
        ).map { row in
            LedgerNews(
                sequence: try row.integer(0), id: try row.text(1), reversesID: try row.optionalText(2),
                soldAt: try row.instant(3), point: try row.integer(4), product: try row.integer(5),
                quantity: try row.integer(6), listAmount: try row.dong(7), paidAmount: try row.dong(8))
        }
    }

    static func insert(_ rows: [NewRow], at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "sale",
            [
                "sequence", "id", "attempt", "refusal", "reverses_sequence", "sold_at", "business_day",
                "point_number", "member_number", "product_number", "quantity", "list_amount", "paid_amount",
                "is_price_flagged", "invoice_no", "device", "recorded_at", "recorded_by", "assurance",
            ],
            rows: rows.map { row in
                let sale = row.sale
                let values = sale.values
                return [
                    .integer(sale.sequence), .text(sale.id), .integer(sale.attempt), sale.refusal.sqlValue,
                    sale.reverses.sqlValue, (values?.soldAt).sqlValue, (values?.businessDay).sqlValue,
                    (values?.point).sqlValue, (values?.member).sqlValue, (values?.product).sqlValue,
                    (values?.quantity).sqlValue, (values?.listAmount).sqlValue, (values?.paidAmount).sqlValue,
                    row.isPriceFlagged.sqlValue, (values?.invoiceNo).sqlValue, (values?.device).sqlValue,
                    now.sqlValue, .text(row.recordedBy), row.assurance.sqlValue,
                ]
            })
        let reversals = rows.compactMap { row in
            row.sale.reverses.map { [SQLValue.integer($0), .integer(row.sale.sequence)] }
        }
        try tx.insert(into: "sale_reversal", ["sale_sequence", "reversal_sequence"], rows: reversals)
    }

    /// How many of these members some row of the ledger names.
    static func countMembers(among members: [Int64], in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT COUNT(DISTINCT member_number) FROM sale WHERE member_number IN \(list: members)")?
            .integer(0) ?? 0
    }

    /// A row about to be written.
    struct NewRow {
        let sale: LedgerSale
        let isPriceFlagged: Bool
        /// How the buyer proved to be a member, 0 to 3; nil for a reversal.
        let assurance: Int64?
        let recordedBy: String
    }

    static func ledgerSale(_ row: Row) throws -> LedgerSale {
        var values: LedgerSale.Values?
        if try row.optionalInteger(4) == nil {
            values = LedgerSale.Values(
                soldAt: try row.instant(5), point: try row.integer(6), member: try row.integer(7),
                product: try row.integer(8), quantity: try row.integer(9), listAmount: try row.dong(10),
                paidAmount: try row.dong(11), invoiceNo: try row.optionalText(12), device: try row.optionalText(13))
        }
        return LedgerSale(
            sequence: try row.integer(0), id: try row.text(1), attempt: try row.integer(2),
            refusal: try row.optionalText(3), reverses: try row.optionalInteger(4), values: values,
            isReversed: try row.bool(14))
    }
}

/// Two writers met in the ledger, which the lock should have made impossible; nothing of the batch is written.
struct LedgerRace: Error {
    let what: String
}
