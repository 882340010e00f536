internal import Kernel
internal import Storage

/// The statements about partners and branches.
enum PartnerQueries {
    static func all(in tx: Transaction) throws -> [Partner] {
        try tx.rows("SELECT number, code, name, legal_kind, parent_number FROM partner ORDER BY number").map { row in
            Partner(
                number: try row.integer(0), code: try row.text(1), name: try row.text(2),
                legalKind: try row.word(3, LegalKind.self), parentNumber: try row.optionalInteger(4))
        }
    }

    static func insert(_ partners: [Partner], in tx: Transaction) throws {
        try tx.insert(
            into: "partner", ["number", "code", "name", "folded_name", "sort_key", "legal_kind", "parent_number"],
            rows: partners.map { partner in
                [
                    partner.number.sqlValue, partner.code.sqlValue, partner.name.sqlValue,
                    VietnameseText.folded(partner.name).sqlValue, VietnameseText.sortKey(partner.name).sqlValue,
                    partner.legalKind.rawValue.sqlValue, partner.parentNumber.sqlValue,
                ]
            })
    }

    static func update(_ partner: Partner, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE partner SET name = \(partner.name), folded_name = \(VietnameseText.folded(partner.name)),
                sort_key = \(VietnameseText.sortKey(partner.name)), legal_kind = \(partner.legalKind.rawValue),
                parent_number = \(partner.parentNumber)
            WHERE number = \(partner.number)
            """)
    }
}
