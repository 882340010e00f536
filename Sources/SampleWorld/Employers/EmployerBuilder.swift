internal import Kernel

/// Makes an employer for every grassroots union, and so many more enterprises in Hà Nội that they are as many as the
/// review of 2019 had (4.15): several of them share a union.
struct EmployerBuilder {
    /// Enterprises of Hà Nội with a union at the end of 2019.
    static let hanoiEnterprises = 3_686
    static let hanoi = "VN-01"
    static let review = Day(date: 2019_12_31)

    private let units: SampleUnits
    private var names: EnterpriseNames
    private var randomness: Randomness
    private var employers: [SampleEmployer] = []

    init(_ units: SampleUnits, _ words: Words, seed: UInt64) {
        self.units = units
        names = EnterpriseNames(words, sparing: PartnerCatalogue.heads.map(\.name) + UpperUnits.corporationNames)
        randomness = Randomness(seed: seed, stream: "employers")
    }

    mutating func build() -> [SampleEmployer] {
        let unions = units.all.indices.filter { units.all[$0].kind == .grassrootsUnion }
        for union in unions {
            let unit = units.all[union]
            let name = String(unit.name.dropFirst("Công đoàn cơ sở ".count))
            add(name, at: union, from: unit.days.from ?? Day(date: 2015_01_01), place: union)
        }
        guard let hanoi = units.place(EmployerBuilder.hanoi) else { return employers }
        let homes = unions.filter { units.isWithin($0, hanoi, on: EmployerBuilder.review) }
        let present = employers.count {
            $0.kind == .enterprise && $0.days.contains(EmployerBuilder.review) && homes.contains($0.unit)
        }
        guard !homes.isEmpty else { return employers }
        for index in 0..<max(0, EmployerBuilder.hanoiEnterprises - present) {
            let union = homes[index % homes.count]
            let founded = max(units.all[union].days.from ?? .distantPast, Day(date: 2012_01_01))
            let from = randomness.day(founded, max(founded, Day(date: 2018_12_31)))
            add(names.enterprise(of: nil, &randomness), at: union, from: from, place: index)
        }
        return employers
    }

    private mutating func add(_ name: String, at union: Int, from day: Day, place: Int) {
        let (kind, ownership) = EmployerBuilder.kind(of: name, at: place)
        let headcount = randomness.element(of: [
            9, 18, 35, 49, 50, 80, 120, 149, 150, 260, 300, 480, 500, 900, 1_000, 2_400,
        ])
        employers.append(
            SampleEmployer(
                code: "SDLD-\(Digits.padded(employers.count + 1, 5))", name: name, kind: kind, ownership: ownership,
                industry: EmployerBuilder.industry(of: name, kind), headcount: headcount,
                women: headcount * randomness.among(20...75) / 100, unit: union,
                days: DayRange(from: day, to: nil)))
    }

    private static func kind(of name: String, at place: Int) -> (SampleEmployer.Kind, ownership: String?) {
        if name.contains("Tổng công ty") || name.contains("Tập đoàn") { return (.enterprise, "state") }
        if name.contains("Công ty TNHH MTV"), place % 3 == 0 { return (.enterprise, "state") }
        if name.contains("Công ty TNHH") { return (.enterprise, place % 4 == 0 ? "foreign" : "non_state") }
        let isPrivate = ["Công ty", "Doanh nghiệp tư nhân", "Hợp tác xã"].contains { name.contains($0) }
        if isPrivate { return (.enterprise, "non_state") }
        return (name.contains("Bệnh viện") || name.contains("Trường") ? .publicUnit : .agency, nil)
    }

    private static func industry(of name: String, _ kind: SampleEmployer.Kind) -> String {
        if name.contains("Bệnh viện") { return "Q" }
        switch kind {
        case .agency: return "O"
        case .publicUnit: return "P"
        case .enterprise:
            return [("Xây dựng", "F"), ("Vận tải", "H"), ("Thương mại", "G")].first { name.contains($0.0) }?.1 ?? "C"
        }
    }
}
