internal import Kernel
internal import Storage

/// The statements about grants.
enum GrantQueries {
    private static let columns = SQL(
        stringLiteral: "id, partner_number, unit_number, kind, granted_on, name, persons, places, amount")

    static func grants(ids: [String], in tx: Transaction) throws -> [String: Grant] {
        var found: [String: Grant] = [:]
        for start in stride(from: 0, to: ids.count, by: widestList) {
            let part = ids[start..<min(start + widestList, ids.count)]
            for row in try tx.rows("SELECT \(columns) FROM care_grant WHERE id IN \(list: part)") {
                let grant = try grant(row)
                found[grant.id] = grant
            }
        }
        return found
    }

    /// Those given on days of the range.
    static func grants(in days: DayRange, in tx: Transaction) throws -> [Grant] {
        let (from, to) = (days.from ?? .distantPast, days.to ?? Day(number: .max))
        return try tx.rows(
            "SELECT \(columns) FROM care_grant WHERE granted_on >= \(from) AND granted_on < \(to) ORDER BY id"
        ).map(grant)
    }

    static func all(in tx: Transaction) throws -> [Grant] {
        try tx.rows("SELECT \(columns) FROM care_grant ORDER BY granted_on, id").map(grant)
    }

    static func insert(_ grants: [Grant], in tx: Transaction) throws {
        try tx.insert(
            into: "care_grant",
            ["id", "partner_number", "unit_number", "kind", "granted_on", "name", "persons", "places", "amount"],
            rows: grants.map { grant in
                [
                    grant.id.sqlValue, grant.partner.sqlValue, grant.unit.sqlValue, grant.kind.rawValue.sqlValue,
                    grant.day.sqlValue, grant.name.sqlValue, grant.persons.sqlValue,
                    grant.places.joined(separator: ";").sqlValue, grant.amount.sqlValue,
                ]
            })
    }

    private static let widestList = 4_096

    private static func grant(_ row: Row) throws -> Grant {
        guard let kind = Grant.Kind(rawValue: try row.text(3)) else { throw UnknownKind(text: try row.text(3)) }
        return Grant(
            id: try row.text(0), partner: try row.integer(1), unit: try row.integer(2), kind: kind,
            day: try row.day(4), name: try row.optionalText(5), persons: try row.optionalInteger(6),
            places: try row.optionalText(7).map(GrantDraft.names) ?? [], amount: try row.dong(8))
    }

    /// The database holds a kind that this program does not know.
    struct UnknownKind: Error {
        let text: String
    }
}
