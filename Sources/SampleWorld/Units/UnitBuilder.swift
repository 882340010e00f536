internal import Kernel

/// Makes the whole tree of union units.
struct UnitBuilder {
    private let geography: Geography
    private let sizes: SampleWorld.Sizes
    private var randomness: Randomness
    private var names: EnterpriseNames
    private let homes: [UpperUnits.Home]
    private var units: [SampleUnit]
    /// Grassroots unions in a province so far, for their codes.
    private var serials: [Int: Int] = [:]
    /// Companies of a corporation by home and province.
    private var companies: Set<[Int]> = []

    init(_ geography: Geography, _ words: Words, sizes: SampleWorld.Sizes, seed: UInt64) {
        self.geography = geography
        self.sizes = sizes
        randomness = Randomness(seed: seed, stream: "units")
        names = EnterpriseNames(words, sparing: PartnerCatalogue.heads.map(\.name) + UpperUnits.corporationNames)
        let upper = UpperUnits(geography, communeUnions: sizes.communeUnions, &randomness)
        homes = upper.homes
        units = upper.units
    }

    mutating func build() -> SampleUnits {
        addGrassrootsUnions()
        addOccupationalUnions(sizes.grassrootsUnions / 50)
        addParts(to: sizes.grassrootsUnions / 16)
        return SampleUnits(units)
    }

    // MARK: Grassroots unions

    private mutating func addGrassrootsUnions() {
        let nation = Weighted(homes.filter { $0.province == nil }.map { ($0, $0.weight) })
        let inProvinces = Dictionary(grouping: homes.filter { $0.province != nil }) { $0.province ?? 0 }
            .mapValues { Weighted($0.map { ($0, $0.weight) }) }
        let provinces = Weighted(geography.provinces.enumerated().map { ($0.offset, $0.element.weight) })
        for index in 0..<sizes.grassrootsUnions {
            // Every home gets its first child before any gets a second.
            let home =
                if index < homes.count {
                    homes[index]
                } else if randomness.chance(6, in: 100) {
                    nation.draw(&randomness)
                } else {
                    inProvinces[provinces.draw(&randomness)]?.draw(&randomness) ?? homes[0]
                }
            addGrassrootsUnion(to: home, in: home.province ?? provinces.draw(&randomness))
        }
    }

    private mutating func addGrassrootsUnion(to home: UpperUnits.Home, in drawn: Int) {
        let province = province(for: home, drawn)
        let communes = geography.provinces[province].communes
        let serial = serials[province, default: 0] + 1
        serials[province] = serial
        units.append(
            SampleUnit(
                code: "CDCS-\(geography.provinces[province].code)-\(Digits.padded(serial, 4))",
                name: "Công đoàn cơ sở \(employer(home, province))", kind: .grassrootsUnion, parent: home.unit,
                days: life(under: units[home.unit].days.from), province: province,
                commune: home.commune ?? randomness.below(communes.count),
                weight: randomness.element(of: [6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 90, 140])))
    }

    /// A corporation has one company in a province, so that their names differ.
    private mutating func province(for home: UpperUnits.Home, _ drawn: Int) -> Int {
        guard case .companies = home.employers else { return drawn }
        let count = geography.provinces.count
        let free = (0..<count).lazy.map { (drawn + $0) % count }
            .first { [companies] in !companies.contains([home.unit, $0]) }
        companies.insert([home.unit, free ?? drawn])
        return free ?? drawn
    }

    private mutating func employer(_ home: UpperUnits.Home, _ province: Int) -> String {
        switch home.employers {
        case .enterprises(let industries): names.enterprise(of: industries, &randomness)
        case .hospitals: names.hospital(&randomness)
        case .companies(let name): "Công ty \(name) \(geography.provinces[province].properName)"
        }
    }

    /// Most were founded long ago; some come and some go while the sales run.
    private mutating func life(under founded: Day?) -> DayRange {
        let last = Day.lastOfSales - 60
        if let founded { return DayRange(from: randomness.day(founded, last), to: nil) }
        switch randomness.below(100) {
        case 0..<6:
            return DayRange(from: randomness.day(.firstOfSales, last), to: nil)
        case 6..<8:
            return DayRange(
                from: randomness.day(Day(date: 1998_01_01), Day(date: 2022_12_31)),
                to: randomness.day(Day(date: 2025_08_15), last))
        default:
            return DayRange(from: randomness.day(Day(date: 1996_01_01), Day(date: 2025_05_31)), to: nil)
        }
    }

    // MARK: Occupational unions and parts

    private mutating func addOccupationalUnions(_ count: Int) {
        let communeUnions = randomness.shuffled(
            units.indices.filter { units[$0].kind == .communeUnion && units[$0].days.from == nil })
        for (index, parent) in communeUnions.prefix(count).enumerated() {
            let upper = units[parent]
            let place = geography.provinces[upper.province].communes[upper.commune ?? 0]
            let trade = UnitBuilder.trades[index % UnitBuilder.trades.count]
            units.append(
                SampleUnit(
                    code: "ND-\(geography.provinces[upper.province].code)-\(Digits.padded(index + 1, 3))",
                    name: "Nghiệp đoàn \(trade) \(place.nameInside)", kind: .occupationalUnion, parent: parent,
                    days: DayRange(from: randomness.day(Day(date: 2010_01_01), Day(date: 2024_12_31)), to: nil),
                    province: upper.province, commune: upper.commune, weight: randomness.among(10...30)))
        }
    }

    private mutating func addParts(to count: Int) {
        let large = units.indices.filter { units[$0].kind == .grassrootsUnion && units[$0].weight >= 40 }
        for (index, parent) in randomness.shuffled(large).prefix(count).sorted().enumerated() {
            if index % 3 == 2 {
                addGroups(to: parent)
            } else {
                let isHospital = units[parent].name.contains("Bệnh viện")
                let all = isHospital ? UnitBuilder.wards : UnitBuilder.departments
                let chosen = randomness.shuffled(Array(all.indices)).prefix(randomness.among(2...4)).sorted()
                for (number, department) in chosen.map({ all[$0] }).enumerated() {
                    addPart(
                        "BP\(number + 1)", "Công đoàn bộ phận \(department)", .departmentUnion, to: parent)
                    if randomness.chance(1, in: 4) { addGroups(to: units.count - 1) }
                }
            }
        }
    }

    private mutating func addGroups(to parent: Int) {
        for number in 1...randomness.among(2...4) {
            addPart("T\(number)", "Tổ công đoàn số \(number)", .unionGroup, to: parent)
        }
    }

    /// The name of a part ends with the name of the unit above, less the word for that unit's kind.
    private mutating func addPart(_ suffix: String, _ name: String, _ kind: SampleUnit.Kind, to parent: Int) {
        let upper = units[parent]
        let above = ["Công đoàn cơ sở ", "Công đoàn bộ phận "].first { upper.name.hasPrefix($0) } ?? ""
        units.append(
            SampleUnit(
                code: "\(upper.code)-\(suffix)", name: "\(name) - \(upper.name.dropFirst(above.count))", kind: kind,
                parent: parent, days: upper.days, province: upper.province, commune: upper.commune, weight: 1))
    }

    private static let trades = [
        "Lái xe", "Xe ôm", "Bốc xếp", "Xây dựng tự do", "Giúp việc gia đình", "Vận tải hàng hóa", "Tiểu thương",
    ]
    private static let departments = [
        "Khối văn phòng", "Xưởng sản xuất 1", "Xưởng sản xuất 2", "Kho thành phẩm", "Phòng Kỹ thuật",
        "Phòng Kinh doanh",
    ]
    private static let wards = ["Khối hành chính", "Khoa Khám bệnh", "Khoa Nội", "Khoa Ngoại", "Khoa Dược"]
}
