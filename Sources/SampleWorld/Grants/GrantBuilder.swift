internal import Kernel

/// Help of a partner beside its discounts.
struct SampleGrant: Sendable {
    enum Kind: String, Sendable {
        case busTicket = "bus_ticket"
        case house
        case tetReunion = "tet_reunion"
        case other
    }

    let id: String
    /// The partner's place in the list.
    let partner: Int
    let unit: Int
    let kind: Kind
    let grantedOn: Day
    let name: String?
    let persons: Int?
    let places: [String]
    let amount: Int64
}

/// Makes the grants: before every Tết tickets and reunions, in the year houses and other help.
enum GrantBuilder {
    static func grants(_ units: SampleUnits, seed: UInt64) -> [SampleGrant] {
        var randomness = Randomness(seed: seed, stream: "grants")
        return (2018...2026).flatMap { year in grants(of: year, units, &randomness) }
    }

    private static func grants(
        of year: Int, _ units: SampleUnits, _ randomness: inout Randomness
    ) -> [SampleGrant] {
        let federations = units.all.indices.filter { index in
            let unit = units.all[index]
            return unit.kind == .provincialFederation && unit.life.contains(Day(date: year * 10_000 + 120))
        }
        return (0..<12).map { number in
            let unit = randomness.element(of: federations)
            let kind: SampleGrant.Kind = [.busTicket, .tetReunion, .house, .other][number % 4]
            let isTet = kind == .busTicket || kind == .tetReunion
            let month = isTet ? 1 : randomness.among(2...6)
            let persons = kind == .house ? randomness.among(1...4) : randomness.among(40...400)
            let place = DivisionName.place(ofUnit: units.all[unit].name)
            return SampleGrant(
                id: "HT-\(year)-\(Digits.padded(number + 1, 3))",
                partner: PartnerCatalogue.head(["DT-03", "DT-01", "DT-02", "DT-04"][number % 4]), unit: unit,
                kind: kind, grantedOn: Day(date: year * 10_000 + month * 100 + randomness.among(2...27)),
                name: kind == .other ? "Khám sức khỏe miễn phí cho công nhân" : nil,
                persons: kind == .tetReunion ? nil : persons,
                places: kind == .tetReunion ? ["Tết sum vầy \(year), \(place)"] : [],
                amount: Int64(persons) * (kind == .house ? 60_000_000 : 400_000))
        }
    }
}
