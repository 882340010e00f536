internal import Kernel

/// Makes the officers: every unit's chair term by term, and beside the chair more people the higher the unit stands.
///
/// A few units have nobody, some terms are over without a successor, and some federations brought a second chair into
/// a merger: the page of gaps has all of it to show.
struct OfficerBuilder {
    private let units: SampleUnits
    private let names: PersonNames
    private var randomness: Randomness
    private var officers: [SampleOfficer] = []

    init(_ units: SampleUnits, _ words: Words, seed: UInt64) {
        self.units = units
        names = PersonNames(words)
        randomness = Randomness(seed: seed, stream: "officers")
    }

    mutating func build() -> [SampleOfficer] {
        for index in units.all.indices { addOfficers(of: index) }
        return officers
    }

    private mutating func addOfficers(of index: Int) {
        switch units.all[index].kind {
        case .confederation:
            add(
                [
                    .chair, .viceChair, .viceChair, .standingMember, .standingMember, .inspectionChair,
                    .specialisedStaff,
                ],
                to: index)
        case .provincialFederation, .centralSectorUnion, .corporationUnion:
            add([.chair, .viceChair, .inspectionChair, .specialisedStaff], to: index)
        case .localSectorUnion, .industrialZoneUnion, .districtFederation, .communeUnion:
            add([.chair, .viceChair], to: index)
        case .grassrootsUnion, .occupationalUnion:
            // One in twenty-five has not elected anybody yet.
            if !randomness.chance(4, in: 100) {
                add(randomness.chance(1, in: 3) ? [.chair, .viceChair] : [.chair], to: index)
            }
        case .departmentUnion:
            if !randomness.chance(1, in: 10) { add([.chair], to: index) }
        case .unionGroup:
            add([.groupLeader], to: index)
        }
    }

    private mutating func add(_ posts: [SampleOfficer.Post], to index: Int) {
        let terms = terms(of: index)
        for (place, term) in terms.enumerated() {
            for post in posts {
                var days = term
                // Some stay in office on paper beyond the merger of their federation.
                if place == terms.count - 1, post == .chair, units.all[index].kind == .provincialFederation,
                    case .merged = units.all[index].fate, randomness.chance(1, in: 8)
                {
                    days = DayRange(from: term.from, to: Day(date: 2028_03_01))
                }
                officers.append(officer(of: index, post, days))
            }
        }
    }

    private mutating func officer(of index: Int, _ post: SampleOfficer.Post, _ term: DayRange) -> SampleOfficer {
        let sex: Sex = randomness.chance(45, in: 100) ? .female : .male
        let birthDate = randomness.day(Day(date: 1968_01_01), Day(date: 1992_12_31))
        return SampleOfficer(
            unit: index, name: names.draw(sex, &randomness), birthDate: birthDate, sex: sex, post: post, term: term)
    }

    /// Terms of five years; the last one of most units is running, that of some is over and nobody was elected since.
    private mutating func terms(of index: Int) -> [DayRange] {
        let life = units.all[index].life
        let first = max(life.from ?? OfficerBuilder.firstTerms, OfficerBuilder.firstTerms)
        var begin = first == OfficerBuilder.firstTerms ? randomness.day(first, first + 300) : first
        var terms: [DayRange] = []
        while begin <= .lastOfSales, life.to.map({ begin < $0 }) ?? true {
            let (year, month, day) = begin.parts
            let regular = Day(year: year + 5, month: month, day: min(day, 28)) ?? begin + 1_826
            terms.append(DayRange(from: begin, to: min(regular, life.to ?? regular)))
            begin = regular
        }
        guard terms.count > 1, life.to == nil, let last = terms.last, let from = last.from else { return terms }
        switch randomness.below(100) {
        case 0..<5:
            // The chair left before the end of the term.
            terms[terms.count - 1] = DayRange(
                from: from, to: randomness.day(max(from + 90, Day(date: 2025_08_01)), .lastOfSales))
        case 5..<8:
            terms.removeLast()
        default:
            break
        }
        return terms
    }

    /// Nobody of the sample was elected before this day.
    private static let firstTerms = Day(date: 2017_11_01)
}
