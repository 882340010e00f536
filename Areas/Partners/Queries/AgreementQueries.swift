internal import Kernel
internal import Storage

/// The statements about agreements.
enum AgreementQueries {
    static func all(in tx: Transaction) throws -> [Agreement] {
        try tx.rows(
            """
            SELECT number, code, partner_number, unit_number, level, signed_on, valid_from, valid_to, covers
            FROM agreement ORDER BY number
            """
        ).map { row in
            Agreement(
                number: try row.integer(0), code: try row.text(1), partnerNumber: try row.integer(2),
                unitNumber: try row.integer(3), level: try row.word(4, AgreementLevel.self),
                signedOn: try row.optionalDay(5), days: DayRange(from: try row.day(6), to: try row.optionalDay(7)),
                covers: try row.word(8, Coverage.self))
        }
    }

    static func insert(
        _ agreements: some Sequence<(Int64, Agreement)>, in tx: Transaction
    ) throws {
        try tx.insert(
            into: "agreement",
            [
                "number", "code", "partner_number", "unit_number", "level", "signed_on", "valid_from", "valid_to",
                "covers",
            ],
            rows: agreements.map { number, agreement in
                [
                    number.sqlValue, agreement.code.sqlValue, agreement.partnerNumber.sqlValue,
                    agreement.unitNumber.sqlValue, agreement.level.rawValue.sqlValue, agreement.signedOn.sqlValue,
                    agreement.days.from.sqlValue, agreement.days.to.sqlValue, agreement.covers.rawValue.sqlValue,
                ]
            })
    }

    static func update(_ agreement: Agreement, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE agreement SET partner_number = \(agreement.partnerNumber), unit_number = \(agreement.unitNumber),
                level = \(agreement.level.rawValue), signed_on = \(agreement.signedOn),
                valid_from = \(agreement.days.from), valid_to = \(agreement.days.to),
                covers = \(agreement.covers.rawValue)
            WHERE number = \(agreement.number)
            """)
    }
}
