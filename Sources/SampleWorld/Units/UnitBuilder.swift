internal import Kernel

/// Makes the whole tree of union units.
struct UnitBuilder {
    private let geography: Geography
    private let sizes: SampleWorld.Sizes
    private var randomness: Randomness
    private var names: EnterpriseNames
    private let homes: [UpperUnits.Home]
    private let districts: [Int]
    private let oldFederations: [Int]
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
        districts = upper.districts
        oldFederations = upper.oldFederations
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
        let printed = addPrinted(homes)
        for index in 0..<sizes.grassrootsUnions - printed {
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

    /// Unions in the districts of which figures were printed; says how many.
    private mutating func addPrinted(_ homes: [UpperUnits.Home]) -> Int {
        var count = 0
        for (code, total) in [("777", 26), ("004", 10)] {
            let wards = geography.old.district(code).map { geography.old.districts[$0].communes } ?? []
            let own = homes.filter { home in
                guard units[home.unit].kind == .communeUnion, let province = home.province, let place = home.commune
                else { return false }
                let commune = geography.provinces[province].communes[place].code
                return wards.contains { $0.successor == commune } && inDistrict(commune, code)
            }
            guard !own.isEmpty else { continue }
            for index in 0..<total {
                let home = own[index % own.count]
                addGrassrootsUnion(
                    to: home, in: home.province ?? 0,
                    days: DayRange(from: randomness.day(Day(date: 1998_01_01), Day(date: 2014_12_31)), to: nil))
            }
            count += total
        }
        return count
    }

    private func inDistrict(_ commune: String, _ district: String) -> Bool {
        geography.old.home(ofCommune: commune).map { geography.old.districts[$0].code == district } ?? false
    }

    private mutating func addGrassrootsUnion(to home: UpperUnits.Home, in drawn: Int, days given: DayRange? = nil) {
        let province = province(for: home, drawn)
        let communes = geography.provinces[province].communes
        let serial = serials[province, default: 0] + 1
        serials[province] = serial
        let name = "Công đoàn cơ sở \(employer(home, province))"
        let days = given ?? life(under: units[home.unit].days.from)
        let commune = home.commune ?? randomness.below(communes.count)
        let isBefore = days.from.map { $0 < .reorganisation } ?? true
        let parent = isBefore ? parentBefore(home, commune: communes[commune].code) : home.unit
        var unit = SampleUnit(
            code: "CDCS-\(geography.provinces[province].code)-\(Digits.padded(serial, 4))", name: name,
            kind: .grassrootsUnion, parent: parent, days: days, province: province, commune: commune,
            weight: given == nil
                ? randomness.element(of: [6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 90, 140])
                : randomness.element(of: [20, 25, 30, 40]))
        if units[parent].endsInto != home.unit, parent != home.unit { unit.fate = .moved(to: home.unit) }
        units.append(unit)
    }

    /// Where a union hung before July 2025 whose home is where it hangs since.
    private func parentBefore(_ home: UpperUnits.Home, commune: String) -> Int {
        guard let place = geography.old.home(ofCommune: commune) else { return home.unit }
        switch units[home.unit].kind {
        case .communeUnion: return districts[place]
        case .provincialFederation: return oldFederations[geography.old.districts[place].province]
        default: return home.unit
        }
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
        if let founded, founded > .reorganisation {
            return DayRange(from: randomness.day(founded, last), to: nil)
        }
        switch randomness.below(100) {
        case 0..<6:
            return DayRange(from: randomness.day(.reorganisation, last), to: nil)
        case 6..<8:
            return DayRange(
                from: randomness.day(Day(date: 1998_01_01), Day(date: 2022_12_31)),
                to: randomness.day(Day(date: 2025_08_15), last))
        case 8..<20:
            return DayRange(from: randomness.day(Day(date: 2017_01_01), Day(date: 2025_05_31)), to: nil)
        default:
            return DayRange(from: randomness.day(Day(date: 1996_01_01), Day(date: 2014_12_31)), to: nil)
        }
    }

    // MARK: Occupational unions and parts

    private mutating func addOccupationalUnions(_ count: Int) {
        let communeUnions = randomness.shuffled(
            units.indices.filter { units[$0].kind == .communeUnion && units[$0].days.from == .reorganisation })
        for (index, parent) in communeUnions.prefix(count).enumerated() {
            let upper = units[parent]
            let place = geography.provinces[upper.province].communes[upper.commune ?? 0]
            let trade = UnitBuilder.trades[index % UnitBuilder.trades.count]
            var unit = SampleUnit(
                code: "ND-\(geography.provinces[upper.province].code)-\(Digits.padded(index + 1, 3))",
                name: "Nghiệp đoàn \(trade) \(place.nameInside)", kind: .occupationalUnion,
                parent: geography.old.home(ofCommune: place.code).map { districts[$0] } ?? parent,
                days: DayRange(from: randomness.day(Day(date: 2010_01_01), Day(date: 2024_12_31)), to: nil),
                province: upper.province, commune: upper.commune, weight: randomness.among(10...30))
            if unit.parent != parent { unit.fate = .moved(to: parent) }
            units.append(unit)
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
