internal import Kernel

/// Draws who buys at a point; of each list the first buy most.
struct Customers {
    private let registers: Registers
    /// Members who have bought something.
    private var buyers: Set<Int> = []
    private let inProvinces: [[Int]]
    private let ofUnions: [Int: [Int]]
    /// Members of the unions with a sector agreement, by head partner and part of the country.
    private let ofSectors: [[Region: [Int]]]

    init(_ registers: Registers, _ randomness: inout Randomness) {
        self.registers = registers
        let shuffled = randomness.shuffled(Array(registers.members.indices))
        let homes = shuffled.map { registers.units.base(of: registers.members[$0].memberships[0].unit) }
        var inProvinces = [[Int]](repeating: [], count: registers.geography.provinces.count)
        var ofUnions: [Int: [Int]] = [:]
        var ofSectors = [[Region: [Int]]](repeating: [:], count: PartnerCatalogue.heads.count)
        let sectors = registers.agreements.filter { $0.level == .sector }
        for (member, home) in zip(shuffled, homes) {
            let unit = registers.units.all[home]
            inProvinces[unit.province].append(member)
            ofUnions[home, default: []].append(member)
            for sector in sectors where unit.parent == sector.unit {
                ofSectors[sector.partner][registers.geography.provinces[unit.province].region, default: []].append(
                    member)
            }
        }
        self.inProvinces = inProvinces
        self.ofUnions = ofUnions
        self.ofSectors = ofSectors
    }

    /// The member has bought something.
    mutating func note(_ member: Int) { buyers.insert(member) }

    /// A neighbour who is a member that day, in most cases one who has bought nothing yet: in the programme's first
    /// year many came once.
    func drawNew(at point: Int, on day: Day, _ randomness: inout Randomness) -> Int {
        let neighbours = inProvinces[registers.points[point].province]
        var drawn = randomness.element(of: neighbours)
        for _ in 0..<24 {
            if !buyers.contains(drawn), registers.members[drawn].unit(on: day, registers.units) != nil { break }
            drawn = randomness.element(of: neighbours)
        }
        return drawn
    }

    func count(in province: Int) -> Int { inProvinces[province].count }

    /// Mostly somebody of the union that hosts the point or has an agreement with its partner, else a neighbour.
    func draw(at point: Int, of head: Int, _ randomness: inout Randomness) -> Int {
        let place = registers.points[point]
        if let host = place.host, let own = ofUnions[host], randomness.chance(3, in: 4) {
            return Customers.early(own, &randomness)
        }
        let region = registers.geography.provinces[place.province].region
        if let sector = ofSectors[head][region], randomness.chance(2, in: 5) {
            return Customers.early(sector, &randomness)
        }
        return Customers.early(inProvinces[place.province], &randomness)
    }

    /// An element, the sooner the more likely.
    private static func early(_ list: [Int], _ randomness: inout Randomness) -> Int {
        list[min(randomness.below(list.count), randomness.below(list.count))]
    }
}
