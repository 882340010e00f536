internal import Kernel

/// Makes the points of sale, province by province.
struct PointBuilder {
    private let geography: Geography
    private let units: SampleUnits
    private var randomness: Randomness
    private var points: [SamplePoint] = []
    /// Partner and commune of the points so far: one shop of a partner in a commune.
    private var taken: Set<[Int]> = []
    private var hosts: Set<Int> = []

    init(_ geography: Geography, _ units: SampleUnits, seed: UInt64) {
        self.geography = geography
        self.units = units
        randomness = Randomness(seed: seed, stream: "points")
    }

    /// `hosts` are the grassroots unions with an agreement of their own, in the order of the catalogue.
    mutating func build(_ total: Int, hosts agreed: [Int]) -> [SamplePoint] {
        hosts = Set(agreed)
        let counts = Apportionment.parts(of: total, by: geography.provinces.map(\.weight), atLeast: 4)
        for (province, count) in counts.enumerated() {
            let own = agreed.indices.filter { units.all[agreed[$0]].province == province }
            for index in own {
                let head = PartnerCatalogue.head(AgreementCatalogue.hostedPartners[index])
                addHosted(by: agreed[index], head: head, days: DayRange(from: .reorganisation, to: nil))
            }
            let choice = Weighted(presence(in: province))
            let everywhere = lasting(in: province)
            for number in 0..<count - own.count {
                if number < everywhere.count {
                    addShop(of: everywhere[number], in: province, days: DayRange(from: opening(), to: nil))
                } else if randomness.chance(11, in: 100), let host = host(in: province) {
                    addHosted(by: host, head: randomness.element(of: PointBuilder.welfarePartners), days: life())
                } else {
                    addShop(of: choice.draw(&randomness), in: province, days: life())
                }
            }
        }
        return points
    }

    /// Whose shops are there from the first day to the last: a supermarket, a rice shop, and who is strong there.
    private func lasting(in province: Int) -> [Int] {
        let code = geography.provinces[province].code
        return [0, 1] + PartnerCatalogue.heads.indices.filter { PartnerCatalogue.heads[$0].strongholds[code] != nil }
    }

    private func presence(in province: Int) -> [(value: Int, weight: Int)] {
        PartnerCatalogue.heads.enumerated()
            .map { ($0.offset, $0.element.strongholds[geography.provinces[province].code] ?? $0.element.presence) }
            .filter { $0.1 > 0 }
    }

    /// Most are open since July 2025; some open later, some close.
    private mutating func life() -> DayRange {
        let opened = opening()
        return switch randomness.below(100) {
        case 0..<10: DayRange(from: randomness.day(.reorganisation + 20, .lastOfSales - 60), to: nil)
        case 10..<18: DayRange(from: opened, to: randomness.day(.reorganisation + 40, .lastOfSales - 20))
        default: DayRange(from: opened, to: nil)
        }
    }

    /// Points were registered anew under the communes of July 2025.
    private mutating func opening() -> Day { .reorganisation }

    // MARK: Shops

    private mutating func addShop(of head: Int, in province: Int, days: DayRange) {
        let communes = geography.provinces[province].communes
        var commune = randomness.below(communes.count)
        while !communes[commune].isNameUnique || taken.contains([head, province, commune])
            || (!communes[commune].isWard && randomness.chance(2, in: 3))
        {
            commune = randomness.below(communes.count)
        }
        taken.insert([head, province, commune])
        let place = communes[commune]
        let street =
            place.isWard
            ? "Số \(randomness.among(1...320)) đường \(randomness.element(of: PointBuilder.streets))"
            : "Khu trung tâm"
        let seller = PartnerCatalogue.seller(of: head, in: geography.provinces[province].region)
        add(
            seller, "\(PartnerCatalogue.heads[head].shop) \(place.properName)", street, province, place, days, host: nil
        )
    }

    // MARK: Welfare points

    private mutating func addHosted(by host: Int, head: Int, days: DayRange) {
        hosts.insert(host)
        let unit = units.all[host]
        let place = geography.provinces[unit.province].communes[unit.commune ?? 0]
        let employer = unit.name.dropFirst("Công đoàn cơ sở ".count)
        let seller = PartnerCatalogue.seller(of: head, in: geography.provinces[unit.province].region)
        add(
            seller, "Điểm phúc lợi đoàn viên tại \(employer)", String(employer), unit.province, place, days, host: host)
    }

    /// A large grassroots union that lasts and gives room to no point yet.
    private mutating func host(in province: Int) -> Int? {
        let fit = units.all.indices.filter { index in
            let unit = units.all[index]
            return unit.kind == .grassrootsUnion && unit.province == province && unit.weight >= 15
                && unit.days.to == nil && unit.days.from.map { $0 < Day(date: 2015_01_01) } ?? true
                && !hosts.contains(index)
        }
        return fit.isEmpty ? nil : randomness.element(of: fit)
    }

    // MARK: One point

    private mutating func add(
        _ partner: Int, _ name: String, _ street: String, _ province: Int, _ place: Commune, _ days: DayRange,
        host: Int?
    ) {
        let upper = geography.provinces[province]
        let serial = points.count(where: { $0.province == province }) + 1
        points.append(
            SamplePoint(
                code: "DB-\(upper.code)-\(Digits.padded(serial, 3))", partner: partner, name: name,
                address: "\(street), \(place.nameInside), \(upper.nameInside)", province: province,
                division: place.code, vintage: Geography.vintage,
                latitude: place.latitude + randomness.among(-900...900) * 10,
                longitude: place.longitude + randomness.among(-900...900) * 10, days: days, host: host))
    }

    /// Partners that sell at welfare points of grassroots unions.
    private static let welfarePartners = [0, 1, 8]
    private static let streets = [
        "Trần Hưng Đạo", "Lê Lợi", "Quang Trung", "Hùng Vương", "Lý Thường Kiệt", "Nguyễn Trãi", "Hai Bà Trưng",
        "Phan Chu Trinh", "Phan Bội Châu", "Ngô Quyền", "Nguyễn Du", "Lê Thánh Tông", "Đinh Tiên Hoàng", "Bà Triệu",
        "Nguyễn Huệ", "Trần Phú", "Lý Thái Tổ", "Ngô Gia Tự", "30 Tháng 4", "Cách Mạng Tháng Tám",
    ]
}
