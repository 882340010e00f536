internal import Kernel

/// Makes the points of sale of the years before July 2025, with the divisions of that time.
///
/// Every one of them ended with its commune; who went on selling stands in the files once more, with the divisions
/// since.
struct OldPointBuilder {
    private let geography: Geography
    private let units: SampleUnits
    private var randomness: Randomness
    private var points: [SamplePoint] = []
    private var serials: [String: Int] = [:]

    init(_ geography: Geography, _ units: SampleUnits, seed: UInt64) {
        self.geography = geography
        self.units = units
        randomness = Randomness(seed: seed, stream: "old points")
    }

    mutating func build(_ total: Int) -> [SamplePoint] {
        addNational(total)
        for (head, code) in OldPointBuilder.provincial { addProvincial(of: PartnerCatalogue.head(head), in: code) }
        addWelfarePoints(of: "777", OldPointBuilder.binhTan)
        addWelfarePoints(of: "004", OldPointBuilder.longBien)
        return points
    }

    // MARK: Shops

    /// Shops of the Confederation's partners, in every province some.
    private mutating func addNational(_ total: Int) {
        let provinces = geography.old.provinces
        let weights = provinces.map { geography.provinces[$0.successor].weight }
        let heads = Weighted(OldPointBuilder.national.map { (PartnerCatalogue.head($0.0), $0.1) })
        for (place, count) in Apportionment.parts(of: max(total, provinces.count), by: weights, atLeast: 1).enumerated()
        {
            for number in 0..<count {
                let head =
                    number == 0
                    ? PartnerCatalogue.head(place % 2 == 0 ? "DT-01" : "DT-02")
                    : heads.draw(&randomness)
                addShop(of: head, in: place, from: randomness.day(Day(date: 2010_01_01), Day(date: 2017_06_01)))
            }
        }
    }

    private mutating func addProvincial(of head: Int, in code: String) {
        guard let place = geography.old.province(code) else { return }
        for _ in 0..<2 {
            addShop(of: head, in: place, from: randomness.day(Day(date: 2012_01_01), Day(date: 2017_09_01)))
        }
    }

    private mutating func addShop(of head: Int, in place: Int, from opened: Day) {
        let districts = geography.old.districts.filter { $0.province == place && !$0.communes.isEmpty }
        let district = randomness.element(of: districts)
        let commune = randomness.element(of: district.communes)
        let catalogue = PartnerCatalogue.heads[head]
        let serial = nextSerial(place)
        let region = geography.provinces[geography.old.provinces[place].successor].region
        let street = "Số \(randomness.among(1...320)) đường \(randomness.element(of: OldPointBuilder.streets))"
        add(
            PartnerCatalogue.seller(of: head, in: region),
            "\(catalogue.shop) \(geography.old.provinces[place].properName) \(serial)", street, district, commune,
            serial, DayRange(from: opened, to: .reorganisation), host: nil)
    }

    // MARK: Welfare points

    /// A welfare point: whose, from when to when.
    private struct Welfare {
        let partner: String
        let from: Int
        var to: Int?
    }

    private mutating func addWelfarePoints(of code: String, _ welfare: [Welfare]) {
        guard let place = geography.old.district(code) else { return }
        let district = geography.old.districts[place]
        let hosts = units.all.indices.filter { index in
            let unit = units.all[index]
            return unit.kind == .grassrootsUnion && unit.isBase
                && unit.parent.map { units.all[$0].isDistrict(code) } == true
                && unit.days.from.map { $0 < Day(date: 2015_01_01) } == true
        }
        for (host, point) in zip(hosts, welfare) {
            let employer = units.all[host].name.dropFirst("Công đoàn cơ sở ".count)
            let serial = nextSerial(district.province)
            add(
                PartnerCatalogue.head(point.partner), "Điểm phúc lợi đoàn viên tại \(employer)", String(employer),
                district, randomness.element(of: district.communes), serial,
                DayRange(from: Day(date: point.from), to: point.to.map { Day(date: $0) } ?? .reorganisation),
                host: host)
        }
    }

    // MARK: One point

    private mutating func nextSerial(_ province: Int) -> Int {
        let code = geography.old.provinces[province].code
        serials[code, default: 0] += 1
        return serials[code] ?? 0
    }

    private mutating func add(
        _ partner: Int, _ name: String, _ street: String, _ district: OldPlaces.District, _ commune: OldPlaces.Commune,
        _ serial: Int, _ days: DayRange, host: Int?
    ) {
        let province = geography.old.provinces[district.province]
        points.append(
            SamplePoint(
                code: "DB24-\(province.code)-\(Digits.padded(serial, 3))", partner: partner, name: name,
                address: [street, commune.name, district.name, province.name].enumerated()
                    .map { $0.offset == 0 ? $0.element : DivisionName.inside($0.element) }.joined(separator: ", "),
                province: province.successor, division: commune.code, vintage: OldPlaces.vintage,
                latitude: commune.latitude + randomness.among(-900...900) * 10,
                longitude: commune.longitude + randomness.among(-900...900) * 10, days: days, host: host))
    }

    /// Partners of the Confederation with how many shops they have in proportion.
    private static let national = [
        ("DT-01", 30), ("DT-02", 20), ("DT-03", 10), ("DT-04", 8), ("DT-13", 12), ("DT-14", 3), ("DT-15", 4),
        ("DT-16", 6), ("DT-05", 5), ("DT-06", 4), ("DT-07", 5), ("DT-09", 6), ("DT-21", 3), ("DT-17", 2),
    ]
    private static let provincial = [
        ("DT-08", "01"), ("DT-10", "79"), ("DT-23", "83"), ("DT-24", "31"), ("DT-25", "92"), ("DT-26", "75"),
        ("DT-27", "82"), ("DT-28", "40"), ("DT-29", "68"), ("DT-30", "74"), ("DT-05", "48"),
    ]
    /// In the houses of unions of one district, the last ones closed before or opened after the others.
    private static let binhTan: [Welfare] =
        [
            2021_07_15, 2021_08_20, 2021_11_12, 2022_01_10, 2022_03_25, 2022_05_20, 2022_09_09, 2022_10_28, 2022_12_16,
            2023_02_24, 2023_04_14, 2023_05_19, 2023_07_21, 2023_09_15, 2023_11_10, 2024_01_12, 2024_03_08, 2024_04_05,
        ].enumerated().map { Welfare(partner: ["DT-31", "DT-32", "DT-33"][$0.offset % 3], from: $0.element) }
        + [
            Welfare(partner: "DT-31", from: 2021_09_10, to: 2023_10_01), Welfare(partner: "DT-33", from: 2024_06_14),
            Welfare(partner: "DT-32", from: 2024_09_20),
        ]
    private static let longBien: [Welfare] = [
        Welfare(partner: "DT-34", from: 2024_01_10), Welfare(partner: "DT-35", from: 2024_02_02),
        Welfare(partner: "DT-34", from: 2024_02_20), Welfare(partner: "DT-35", from: 2024_03_15),
        Welfare(partner: "DT-34", from: 2024_04_19), Welfare(partner: "DT-35", from: 2024_05_10),
    ]
    private static let streets = [
        "Trần Hưng Đạo", "Lê Lợi", "Quang Trung", "Hùng Vương", "Lý Thường Kiệt", "Nguyễn Trãi", "Hai Bà Trưng",
    ]
}

extension OldPlaces.Province {
    /// The name without its kind: `Cao Bằng`.
    var properName: String { DivisionName.proper(name) }
}
