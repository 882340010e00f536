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
    /// The federations of today's provinces, in their order.
    private var federations: [Int] = []
    /// The federations of the provinces before, in their order; the same unit where nothing else went into it.
    private(set) var oldFederations: [Int] = []
    /// The federations of the districts, in their order.
    private(set) var districts: [Int] = []
    private let geography: Geography

    init(_ geography: Geography, communeUnions: Int, _ randomness: inout Randomness) {
        self.geography = geography
        units.append(
            SampleUnit(
                code: "VN", name: "Tổng Liên đoàn Lao động Việt Nam", kind: .confederation, parent: nil,
                days: UpperUnits.sinceEver))
        addFederations()
        addDistricts()
        addSectorUnions()
        addZoneUnions()
        addLocalSectorUnions()
        addCommuneUnions(communeUnions, &randomness)
        endDistricts()
    }

    private mutating func add(
        _ unit: SampleUnit, in province: Int?, commune: Int? = nil, weight: Int, _ employers: Employers
    ) {
        homes.append(
            Home(unit: units.count, province: province, commune: commune, weight: weight, employers: employers))
        units.append(unit)
    }

    /// Federations of provinces that others went into were founded when that happened; the others have always been.
    private mutating func addFederations() {
        for (index, province) in geography.provinces.enumerated() {
            let isWhole = geography.old.provinces.contains { $0.successor == index && $0.isWhole }
            federations.append(units.count)
            let unit = SampleUnit(
                code: "VN-\(province.code)", name: "Liên đoàn Lao động \(province.nameInside)",
                kind: .provincialFederation, parent: 0,
                days: isWhole ? UpperUnits.sinceEver : DayRange(from: .reorganisation, to: nil),
                division: province.code, province: index)
            add(unit, in: index, weight: 6, .enterprises(of: nil))
        }
        for province in geography.old.provinces {
            let successor = federations[province.successor]
            oldFederations.append(province.isWhole ? successor : units.count)
            guard !province.isWhole else { continue }
            var unit = SampleUnit(
                code: "VN24-\(province.code)",
                name: "Liên đoàn Lao động \(DivisionName.inside(province.name))", kind: .provincialFederation,
                parent: 0, division: province.code, vintage: OldPlaces.vintage, province: province.successor)
            unit.fate = .merged(into: successor)
            units.append(unit)
        }
    }

    /// The federation that stood where the federation of today stands, by the province that gave it its code.
    private func federationBefore(of province: Int) -> Int {
        geography.old.province(geography.provinces[province].code).map { oldFederations[$0] } ?? federations[province]
    }

    /// The federations of the districts; their ends are told when the unions of communes are known.
    private mutating func addDistricts() {
        for district in geography.old.districts {
            let province = geography.old.provinces[district.province]
            let place = [district.name, province.name].map(DivisionName.inside).joined(separator: ", ")
            districts.append(units.count)
            units.append(
                SampleUnit(
                    code: "VN24-\(province.code)-\(district.code)",
                    name:
                        "Liên đoàn Lao động \(place)",
                    kind: .districtFederation, parent: oldFederations[district.province], division: district.code,
                    vintage: OldPlaces.vintage, province: province.successor))
        }
    }

    /// By the conversion: a district goes to the unions of the communes that its own went into, what has no union of
    /// its own to the federation of the province.
    private mutating func endDistricts() {
        let communeUnions = Dictionary(
            uniqueKeysWithValues: units.indices.filter { units[$0].kind == .communeUnion && units[$0].opensInTime }
                .map { (units[$0].division ?? "", $0) })
        for (place, district) in geography.old.districts.enumerated() {
            let federation = federations[units[districts[place]].province]
            let heirs = district.communes.map { communeUnions[$0.successor] ?? federation }
            let counts = Dictionary(grouping: heirs) { $0 }.mapValues(\.count).sorted { $0.key < $1.key }
            guard counts.count > 1 else {
                units[districts[place]].fate = .merged(into: counts.first?.key ?? federation)
                continue
            }
            let shares = Apportionment.parts(of: 1_000_000, by: counts.map(\.value))
            units[districts[place]].fate = .split(
                into: zip(counts, shares).map { SampleUnit.Part(unit: $0.key, share: $1) })
            if UpperUnits.toldInWards.contains(district.code) { addWards(of: place, communeUnions, federation) }
        }
    }

    /// The unions of the wards' own offices, which went where the wards did.
    private mutating func addWards(of place: Int, _ communeUnions: [String: Int], _ federation: Int) {
        let district = geography.old.districts[place]
        for ward in district.communes {
            var unit = SampleUnit(
                code: "VN24-\(district.code)-\(ward.code)",
                name: "Công đoàn cơ sở \(DivisionName.inside(ward.name)), \(DivisionName.inside(district.name))",
                kind: .grassrootsUnion, parent: districts[place], division: ward.code, vintage: OldPlaces.vintage,
                province: units[districts[place]].province)
            unit.fate = .merged(into: communeUnions[ward.successor] ?? federation)
            units.append(unit)
        }
    }

    /// The districts of which figures were printed are told down to their wards.
    static let toldInWards = ["777", "004"]

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
                kind: .industrialZoneUnion, parent: federationBefore(of: province), days: UpperUnits.sinceEver,
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
                kind: .localSectorUnion, parent: federationBefore(of: province), days: UpperUnits.sinceEver,
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
            let printed = successorsOfPrinted(in: province)
            chosen.formUnion(printed)
            while chosen.count < min(counts[index], named.count) { chosen.insert(choice.draw(&randomness)) }
            for commune in chosen.sorted() {
                // Where many new unions were set up, some came later than July 2025.
                let isLate = counts[index] > 3 && randomness.chance(1, in: 8) && !printed.contains(commune)
                let founded = isLate ? randomness.element(of: UpperUnits.lateFoundings) : nil
                let place = province.communes[commune]
                let unit = SampleUnit(
                    code: "VN-\(province.code)-\(place.code)", name: "Công đoàn \(place.nameInside)",
                    kind: .communeUnion, parent: federations[index],
                    days: DayRange(from: founded ?? .reorganisation, to: nil), division: place.code,
                    province: index, commune: commune)
                add(unit, in: index, commune: commune, weight: 10, .enterprises(of: nil))
            }
        }
    }

    /// The communes of today into which the districts went of which figures were printed.
    private func successorsOfPrinted(in province: Province) -> Set<Int> {
        let codes = Set(
            geography.old.districts.filter { UpperUnits.toldInWards.contains($0.code) }.flatMap(\.communes)
                .map(\.successor))
        return Set(province.communes.indices.filter { codes.contains(province.communes[$0].code) })
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

extension SampleUnit {
    /// The unit can take over what ends with the reorganisation.
    fileprivate var opensInTime: Bool { days.from.map { $0 <= .reorganisation } ?? true }
}

extension UpperUnits {
    /// The industry and word of the corporations, which no other enterprise may bear.
    static var corporationNames: [String] { corporations.map(\.2) }
}
