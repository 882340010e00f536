internal import Kernel

/// The units above the grassroots: the confederation, federations, sector, zone and commune unions.
struct UpperUnits {
    /// A unit under which grassroots unions stand.
    struct Home {
        let unit: Int
        /// Nil for a unit of the whole country.
        let province: Int?
        let commune: Int?
        /// How many grassroots unions it has in proportion to the others of its province.
        let weight: Int
        let employers: Employers
    }

    enum Employers {
        case enterprises(of: [String]?)
        case hospitals
        /// Companies of one corporation, one in a province.
        case companies(of: String)
    }

    private(set) var units: [SampleUnit] = []
    private(set) var homes: [Home] = []
    private let geography: Geography

    init(_ geography: Geography, communeUnions: Int, _ randomness: inout Randomness) {
        self.geography = geography
        units.append(
            SampleUnit(
                code: "VN", name: "Tổng Liên đoàn Lao động Việt Nam", kind: .confederation, parent: nil,
                days: UpperUnits.sinceEver))
        addFederations()
        addSectorUnions()
        addZoneUnions()
        addLocalSectorUnions()
        addCommuneUnions(communeUnions, &randomness)
    }

    /// The federation of a province; federations stand right behind the confederation.
    private func federation(of province: Int) -> Int { 1 + province }

    private mutating func add(
        _ unit: SampleUnit, in province: Int?, commune: Int? = nil, weight: Int, _ employers: Employers
    ) {
        homes.append(
            Home(unit: units.count, province: province, commune: commune, weight: weight, employers: employers))
        units.append(unit)
    }

    private mutating func addFederations() {
        for (index, province) in geography.provinces.enumerated() {
            let unit = SampleUnit(
                code: "VN-\(province.code)", name: "Liên đoàn Lao động \(province.nameInside)",
                kind: .provincialFederation, parent: 0, days: UpperUnits.sinceEver, division: province.code,
                province: index)
            add(unit, in: index, weight: 6, .enterprises(of: nil))
        }
    }

    private mutating func addSectorUnions() {
        for (code, name, industries) in UpperUnits.sectors {
            let unit = SampleUnit(
                code: code, name: name, kind: .centralSectorUnion, parent: 0, days: UpperUnits.sinceEver)
            add(unit, in: nil, weight: 10, .enterprises(of: industries))
        }
        for (code, corporation, company) in UpperUnits.corporations {
            let unit = SampleUnit(
                code: code, name: "Công đoàn \(corporation)", kind: .corporationUnion, parent: 0,
                days: UpperUnits.sinceEver)
            add(unit, in: nil, weight: 10, .companies(of: company))
        }
    }

    private mutating func addZoneUnions() {
        for code in UpperUnits.industrialProvinces {
            let province = geography.province(code)
            let unit = SampleUnit(
                code: "VN-\(code)-KCN",
                name: "Công đoàn các khu công nghiệp \(geography.provinces[province].nameInside)",
                kind: .industrialZoneUnion, parent: federation(of: province), days: UpperUnits.sinceEver,
                province: province)
            add(unit, in: province, weight: 30, .enterprises(of: UpperUnits.zoneIndustries))
        }
    }

    private mutating func addLocalSectorUnions() {
        for (code, sector, name, employers) in UpperUnits.localSectors {
            let province = geography.province(code)
            let unit = SampleUnit(
                code: "VN-\(code)-\(sector)",
                name: "Công đoàn ngành \(name) \(geography.provinces[province].nameInside)",
                kind: .localSectorUnion, parent: federation(of: province), days: UpperUnits.sinceEver,
                province: province)
            add(unit, in: province, weight: 12, employers)
        }
    }

    private mutating func addCommuneUnions(_ total: Int, _ randomness: inout Randomness) {
        let weights = geography.provinces.map(\.weight)
        let counts = Apportionment.parts(of: total, by: weights, atLeast: 2)
        for (index, province) in geography.provinces.enumerated() {
            let named = province.communes.indices.filter { province.communes[$0].isNameUnique }
            let choice = Weighted(named.map { ($0, province.communes[$0].isWard ? 6 : 1) })
            var chosen: Set<Int> = []
            while chosen.count < min(counts[index], named.count) { chosen.insert(choice.draw(&randomness)) }
            for commune in chosen.sorted() {
                // Where many new unions were set up, some came later than July 2025.
                let isLate = counts[index] > 3 && randomness.chance(1, in: 8)
                let founded = isLate ? randomness.element(of: UpperUnits.lateFoundings) : nil
                let place = province.communes[commune]
                let unit = SampleUnit(
                    code: "VN-\(province.code)-\(place.code)", name: "Công đoàn \(place.nameInside)",
                    kind: .communeUnion, parent: federation(of: index),
                    days: DayRange(from: founded ?? UpperUnits.sinceEver.from, to: nil), division: place.code,
                    province: index, commune: commune)
                add(unit, in: index, commune: commune, weight: 10, .enterprises(of: nil))
            }
        }
    }

    /// A unit's parent is its parent at opening, so units that took over old ones have no recorded beginning.
    private static let sinceEver = DayRange.always
    private static let lateFoundings = [Day(date: 2025_10_01), Day(date: 2025_11_15), Day(date: 2026_01_01)]

    private static let sectors = [
        (
            "VN-CT", "Công đoàn Công Thương Việt Nam",
            ["Cơ khí", "Hóa chất", "Luyện thép", "Cáp điện", "Giấy", "Nhựa", "Phân bón"]
        ),
        ("VN-DM", "Công đoàn Dệt May Việt Nam", ["May mặc", "Dệt nhuộm", "Da giày"]),
        ("VN-XD", "Công đoàn Xây dựng Việt Nam", ["Xây dựng", "Vật liệu xây dựng"]),
        ("VN-GT", "Công đoàn Giao thông Vận tải Việt Nam", ["Vận tải", "Kho vận"]),
    ]
    private static let corporations = [
        ("VN-NL", "Tổng công ty Năng lượng Vĩnh Khởi", "Năng lượng Vĩnh Khởi"),
        ("VN-CS", "Tập đoàn Cao su Toàn Lập", "Cao su Toàn Lập"),
    ]
    private static let industrialProvinces = [
        "01", "19", "22", "24", "25", "31", "33", "37", "38", "40", "48", "75", "79", "80", "86", "92",
    ]
    private static let zoneIndustries = [
        "May mặc", "Cơ khí", "Da giày", "Điện tử", "Thực phẩm", "Bao bì", "Nhựa", "Cao su", "Gỗ nội thất", "Kho vận",
        "In ấn", "Hóa chất", "Dược phẩm", "Thiết bị y tế", "Thức ăn chăn nuôi", "Luyện thép", "Cáp điện",
    ]
    private static let localSectors: [(String, String, String, Employers)] = [
        ("01", "XD", "Xây dựng", .enterprises(of: ["Xây dựng", "Vật liệu xây dựng"])),
        ("31", "CT", "Công Thương", .enterprises(of: ["Cơ khí", "Luyện thép", "Cáp điện"])),
        ("38", "YT", "Y tế", .hospitals),
        ("46", "DL", "Du lịch", .enterprises(of: ["Du lịch"])),
        ("48", "DL", "Du lịch", .enterprises(of: ["Du lịch"])),
        ("56", "DL", "Du lịch", .enterprises(of: ["Du lịch"])),
        ("79", "YT", "Y tế", .hospitals),
        ("92", "YT", "Y tế", .hospitals),
    ]
}

extension UpperUnits {
    /// The industry and word of the corporations, which no other enterprise may bear.
    static var corporationNames: [String] { corporations.map(\.2) }
}
