internal import Kernel

/// Makes the contacts: of every unit from the communes up, of some grassroots unions, and of every partner and branch.
///
/// Telephone numbers begin with 0900 00 and addresses end in `.example`, so that neither reaches anybody.
struct ContactBuilder {
    private let geography: Geography
    private let units: SampleUnits
    private let names: PersonNames
    private var randomness: Randomness
    private var contacts: [SampleContact] = []

    init(_ geography: Geography, _ units: SampleUnits, _ words: Words, seed: UInt64) {
        self.geography = geography
        self.units = units
        names = PersonNames(words)
        randomness = Randomness(seed: seed, stream: "contacts")
    }

    mutating func build() -> [SampleContact] {
        for index in units.all.indices where hasContact(units.all[index]) {
            let unit = units.all[index]
            let code = unit.code.lowercased()
            add(
                .unit(index), address(in: unit.province, commune: unit.commune), "\(code).congdoan.example",
                life: unit.life)
        }
        for (index, partner) in PartnerCatalogue.partners.enumerated() {
            let province = home(of: partner)
            let commune = geography.provinces[province].communes.indices.first { number in
                geography.provinces[province].communes[number].isWard
            }
            add(
                .partner(index), address(in: province, commune: commune), "\(partner.code.lowercased()).example",
                life: .always)
        }
        return contacts
    }

    /// Head offices sit in the province of the capital, branches in one of their part of the country.
    private func home(of partner: SamplePartner) -> Int {
        let code = partner.region.flatMap { ContactBuilder.homes[$0] } ?? "01"
        return geography.provinces.firstIndex { $0.code == code } ?? 0
    }

    private static let homes: [Region: String] = [.north: "01", .centre: "48", .south: "79"]

    private mutating func hasContact(_ unit: SampleUnit) -> Bool {
        switch unit.kind {
        case .confederation, .provincialFederation, .centralSectorUnion, .corporationUnion, .localSectorUnion,
            .industrialZoneUnion, .communeUnion:
            true
        case .grassrootsUnion, .occupationalUnion: randomness.chance(1, in: 6)
        case .districtFederation, .departmentUnion, .unionGroup: false
        }
    }

    /// One contact after another: some were replaced once.
    private mutating func add(_ side: SampleContact.Side, _ address: String, _ host: String, life: DayRange) {
        let first = max(life.from ?? .firstOfSales, .firstOfSales)
        var days = [DayRange(from: first, to: life.to)]
        let last = life.to.map { $0 - 30 } ?? .lastOfSales
        if last > first + 400, randomness.chance(1, in: 4) {
            let handover = randomness.day(first + 200, last)
            days = [DayRange(from: first, to: handover), DayRange(from: handover, to: life.to)]
        }
        for range in days {
            let sex: Sex = randomness.chance(1, in: 2) ? .female : .male
            let serial = Digits.padded(contacts.count + 1, 4)
            contacts.append(
                SampleContact(
                    side: side, focalPerson: names.draw(sex, &randomness), address: address,
                    phone: "0900 00\(serial.prefix(1)) \(serial.dropFirst())", email: "phucloi@\(host)", days: range))
        }
    }

    private mutating func address(in province: Int, commune: Int?) -> String {
        let upper = geography.provinces[province]
        let place = commune.map { "\(upper.communes[$0].nameInside), " } ?? ""
        return "Số \(randomness.among(1...199)) đường Mẫu, \(place)\(upper.nameInside)"
    }
}
