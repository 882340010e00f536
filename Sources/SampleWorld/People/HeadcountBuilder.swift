internal import Kernel

/// Counts the members of every grassroots union at the end of each year and at the end of the sales, and makes the
/// number of workers who are not members, which falls from year to year.
enum HeadcountBuilder {
    private struct Count {
        var members = 0
        var women = 0
    }

    static func headcounts(
        _ units: SampleUnits, _ members: [SampleMember], seed: UInt64
    ) -> [SampleHeadcount] {
        var randomness = Randomness(seed: seed, stream: "headcounts")
        let bases = units.all.indices.filter { units.all[$0].isBase }
        // Workers who are not members among a hundred members, when the union was founded or the sample begins.
        let shares = Dictionary(uniqueKeysWithValues: bases.map { ($0, randomness.among(4...40)) })
        return days.enumerated().flatMap { place, day -> [SampleHeadcount] in
            let counts = counts(of: units, members, on: day)
            return bases.compactMap { base in
                // Now and then a union sends no count.
                guard units.all[base].life.contains(day), !randomness.chance(2, in: 100) else { return nil }
                let count = counts[base] ?? Count()
                let others = count.members * (shares[base] ?? 0) * (2 * days.count - place) / (200 * days.count)
                return SampleHeadcount(
                    unit: base, day: day, members: count.members, femaleMembers: count.women, others: others,
                    femaleOthers: others * randomness.among(30...70) / 100)
            }
        }
    }

    private static func counts(of units: SampleUnits, _ members: [SampleMember], on day: Day) -> [Int: Count] {
        var counts: [Int: Count] = [:]
        for member in members {
            guard let unit = member.unit(on: day, units) else { continue }
            let base = units.base(of: unit)
            counts[base, default: Count()].members += 1
            if member.sex == .female { counts[base]?.women += 1 }
        }
        return counts
    }

    static let days = (2018...2025).map { Day(date: $0 * 10_000 + 1231) } + [Day.lastOfSales]
}
