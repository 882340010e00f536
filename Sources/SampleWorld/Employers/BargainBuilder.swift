internal import Kernel

/// Makes collective agreements: at the end of 2019 exactly as many enterprises of Hà Nội had one in force as the
/// review of that year says (4.15).
struct BargainBuilder {
    static let hanoiAgreements = 2_150

    private let units: SampleUnits
    private let employers: [SampleEmployer]
    private var randomness: Randomness
    private var bargains: [SampleBargain] = []

    init(_ units: SampleUnits, _ employers: [SampleEmployer], seed: UInt64) {
        self.units = units
        self.employers = employers
        randomness = Randomness(seed: seed, stream: "agreements-register")
    }

    mutating func build() -> [SampleBargain] {
        let enterprises = employers.indices.filter { employers[$0].kind == .enterprise }
        let review = EmployerBuilder.review
        let hanoi = units.place(EmployerBuilder.hanoi)
        let counted = enterprises.filter { index in
            guard let hanoi, employers[index].days.contains(review) else { return false }
            return units.isWithin(employers[index].unit, hanoi, on: review)
        }
        let signed = Set(randomness.shuffled(counted).prefix(BargainBuilder.hanoiAgreements))
        let hanoiAll = Set(counted)
        for index in enterprises {
            if signed.contains(index) {
                // In force at the end of 2019, whenever it began.
                add(index, from: randomness.day(Day(date: 2017_02_01), Day(date: 2019_11_15)), years: 3)
            } else if hanoiAll.contains(index) {
                addOutside2019(index)
            } else if randomness.chance(58, in: 100) {
                add(
                    index, from: randomness.day(Day(date: 2017_01_01), Day(date: 2020_12_31)),
                    years: randomness.among(1...3))
            }
        }
        return bargains
    }

    /// What had lapsed by the end of 2019, or began later.
    private mutating func addOutside2019(_ employer: Int) {
        let early = randomness.day(Day(date: 2015_01_01), Day(date: 2016_12_01))
        let late = randomness.day(Day(date: 2020_01_05), Day(date: 2023_12_31))
        switch randomness.below(10) {
        case 0..<4 where employers[employer].days.contains(early): add(employer, from: early, years: 3, goesOn: false)
        case 4..<8: add(employer, from: late, years: 3)
        default: break
        }
    }

    private mutating func add(_ employer: Int, from first: Day, years: Int, goesOn: Bool = true) {
        var from = max(first, employers[employer].days.from ?? first)
        repeat {
            let to = from + 365 * years
            let graded = from + randomness.among(60...300)
            let workers = employers[employer].headcount * randomness.among(85...100) / 100
            bargains.append(
                SampleBargain(
                    code: "TU-\(Digits.padded(bargains.count + 1, 5))", employer: employer,
                    days: DayRange(from: from, to: to), workers: workers, grade: grade(on: graded)))
            from = to + randomness.element(of: [0, 0, 0, 30, 120])
        } while goesOn && from < .lastOfSales && randomness.chance(85, in: 100)
    }

    private mutating func grade(on day: Day) -> (day: Day, grade: String, reason: String?)? {
        guard day <= .lastOfSales else { return nil }
        switch randomness.below(100) {
        case 0..<18: return (day, "A", nil)
        case 18..<50: return (day, "B", nil)
        case 50..<72: return (day, "C", nil)
        case 72..<78: return (day, "D", nil)
        case 78..<86: return (day, "none", "copies_law")
        default: return nil
        }
    }
}
