internal import Kernel

/// Makes the members, unit by unit.
struct MemberBuilder {
    private let units: SampleUnits
    private let names: PersonNames
    private var randomness: Randomness
    /// Units to which one could be transferred at any time, by province.
    private let lasting: [Int: [Int]]
    private let everywhere: [Int]

    init(_ units: SampleUnits, _ words: Words, seed: UInt64) {
        self.units = units
        names = PersonNames(words)
        randomness = Randomness(seed: seed, stream: "members")
        let bases = units.all.indices.filter { index in
            let unit = units.all[index]
            return unit.isBase && unit.days.to == nil && unit.days.from.map { $0 < MemberBuilder.firstTransfer } ?? true
        }
        everywhere = bases
        lasting = Dictionary(grouping: bases) { units.all[$0].province }
    }

    mutating func build(_ total: Int) -> [SampleMember] {
        let bases = units.all.indices.filter { units.all[$0].isBase }
        let counts = Apportionment.parts(of: total, by: bases.map { units.all[$0].weight }, atLeast: 5)
        var members: [SampleMember] = []
        members.reserveCapacity(total)
        for (base, count) in zip(bases, counts) {
            let parts = units.parts[base] ?? []
            for _ in 0..<count {
                let unit = parts.isEmpty || randomness.chance(1, in: 4) ? base : randomness.element(of: parts)
                members.append(member("DV-\(Digits.padded(members.count + 1, 8))", of: unit))
            }
        }
        return members
    }

    private mutating func member(_ number: String, of unit: Int) -> SampleMember {
        let sex: Sex = randomness.chance(54, in: 100) ? .female : .male
        // Nobody is younger than 18 on the first day or older than 60 on the last.
        let birthDate = randomness.day(Day(date: 1966_07_01), Day(date: 2007_06_30))
        let memberships = memberships(startingIn: unit, bornOn: birthDate)
        return SampleMember(
            number: number, name: names.draw(sex, &randomness), birthDate: birthDate, sex: sex,
            memberships: memberships)
    }

    private mutating func memberships(startingIn unit: Int, bornOn birthDate: Day) -> [SampleMember.Membership] {
        let (year, month, day) = birthDate.parts
        let adult = Day(year: year + 18, month: month, day: min(day, 28)) ?? birthDate
        let days = units.all[unit].days
        let earliest = max(adult + 3, days.from ?? adult, Day(date: 2004_01_01))
        let closed = days.to
        let joined = joining(earliest, isClosing: closed != nil)
        if let closed { return atClosing(of: unit, from: joined, on: closed) }
        let left = randomness.day(max(joined + 30, .reorganisation + 7), .lastOfSales - 7)
        switch randomness.below(1_000) {
        case 0..<30:
            return [.init(unit: unit, days: DayRange(from: joined, to: left))]
        case 30..<60 where joined < Day(date: 2024_01_01):
            let earlier = randomness.day(max(joined + 30, MemberBuilder.firstTransfer), Day(date: 2025_06_20))
            return [.init(unit: unit, days: DayRange(from: joined, to: earlier))]
        case 60..<100:
            return transferred(from: unit, joined, left)
        case 100..<150 where joined < MemberBuilder.firstTransfer:
            return transferred(from: unit, joined, randomness.day(MemberBuilder.firstTransfer, Day(date: 2025_06_20)))
        default:
            return [.init(unit: unit, days: DayRange(from: joined, to: nil))]
        }
    }

    /// Few join while the sales run, nobody a unit that is going to close.
    private mutating func joining(_ earliest: Day, isClosing: Bool) -> Day {
        let lastBefore = Day.reorganisation - 15
        let lastOfAll = Day.lastOfSales - 45
        if earliest > lastBefore { return randomness.day(earliest, max(earliest, lastOfAll)) }
        if !isClosing, randomness.chance(5, in: 100) { return randomness.day(.reorganisation, lastOfAll) }
        // Most were members when the programme began.
        let launch = Day.firstOfSales - 15
        return earliest < launch && randomness.chance(3, in: 4)
            ? randomness.day(earliest, launch) : randomness.day(earliest, lastBefore)
    }

    /// When a unit closes, some go elsewhere, some leave that day, and of some nobody writes down that they left.
    private mutating func atClosing(of unit: Int, from joined: Day, on closed: Day) -> [SampleMember.Membership] {
        guard joined < closed - 30 else {
            return [.init(unit: destination(from: unit), days: DayRange(from: joined, to: nil))]
        }
        switch randomness.below(10) {
        case 0..<4: return transferred(from: unit, joined, closed)
        case 4..<7: return [.init(unit: unit, days: DayRange(from: joined, to: closed))]
        default: return [.init(unit: unit, days: DayRange(from: joined, to: nil))]
        }
    }

    /// Mostly to a unit of the same province; some are without any for weeks, and some are transferred again.
    private mutating func transferred(
        from unit: Int, _ joined: Day, _ left: Day
    ) -> [SampleMember.Membership] {
        let first = SampleMember.Membership(unit: unit, days: DayRange(from: joined, to: left))
        let arrived = left + (randomness.chance(1, in: 3) ? randomness.among(7...60) : 0)
        let second = destination(from: unit)
        guard randomness.chance(1, in: 10) else {
            return [first, .init(unit: second, days: DayRange(from: arrived, to: nil))]
        }
        let again = arrived + randomness.among(30...200)
        return [
            first, .init(unit: second, days: DayRange(from: arrived, to: again)),
            .init(unit: destination(from: second), days: DayRange(from: again, to: nil)),
        ]
    }

    private mutating func destination(from unit: Int) -> Int {
        let near = lasting[units.all[unit].province] ?? everywhere
        let choice = (randomness.chance(8, in: 10) ? near : everywhere).filter { $0 != units.base(of: unit) }
        return randomness.element(of: choice.isEmpty ? everywhere : choice)
    }

    /// Nobody of the sample moved in the programme's first year.
    private static let firstTransfer = Day(date: 2018_06_01)
}
