internal import Kernel

/// Foresees how a sale of the sample will be judged, so that each rule refuses as many as it shall.
struct SampleJudge {
    /// What an accepted sale takes of its product's limit and pool, to give it back when it is reversed.
    struct Place: Sendable {
        fileprivate let limit: UInt64
        fileprivate let pool: UInt64
    }

    let registers: Registers
    private(set) var day = Day.firstOfSales
    /// The row in force of each product today.
    private(set) var prices: [SampleProduct.Price?] = []
    private(set) var isOpen: [Bool] = []
    private var isAgreed: [Bool] = []
    private var windows: [SampleProduct.Period: Int] = [:]
    private var used: [UInt64: Int] = [:]

    init(_ registers: Registers) {
        self.registers = registers
    }

    mutating func begin(_ day: Day) {
        self.day = day
        prices = registers.products.map { $0.price(on: day) }
        isOpen = registers.points.map { $0.days.contains(day) }
        isAgreed = registers.agreements.map { $0.days.contains(day) }
        let (year, month, _) = day.parts
        windows = [
            .day: Int(day.number), .week: Int(day.number) - day.weekday, .month: year * 12 + month, .year: year,
        ]
    }

    /// The first rule that says no today; nil when the sale will be accepted.
    func refusal(of sale: SampleSale) -> SampleRefusal? {
        if sale.paidAmount > sale.listAmount { return .paidOverList }
        if !isOpen[sale.point] { return .pointClosed }
        guard let price = prices[sale.product] else { return .productNotInForce }
        let agreement = registers.agreements[price.agreement]
        if head(of: sale.point) != agreement.partner { return .wrongPartner }
        if !isAgreed[price.agreement] { return .agreementNotInForce }
        guard let unit = registers.members[sale.member].unit(on: day, registers.units) else { return .notAMember }
        if agreement.covers != .all, !registers.units.isWithin(unit, agreement.unit, on: day) { return .notCovered }
        let place = place(of: sale)
        if let limit = price.limit, used[place.limit, default: 0] >= limit { return .overLimit }
        if let pool = price.pool, used[place.pool, default: 0] >= pool { return .poolEmpty }
        return nil
    }

    mutating func accept(_ sale: SampleSale) -> Place {
        let place = place(of: sale)
        used[place.limit, default: 0] += 1
        used[place.pool, default: 0] += 1
        return place
    }

    mutating func release(_ place: Place) {
        used[place.limit, default: 0] -= 1
        used[place.pool, default: 0] -= 1
    }

    /// Agreements are with head partners, and a point's partner is a head or its branch.
    func head(of point: Int) -> Int {
        let partner = registers.points[point].partner
        return PartnerCatalogue.partners[partner].parent ?? partner
    }

    /// True when nothing is left today of what all members together may buy.
    func isPoolEmpty(_ product: Int) -> Bool {
        guard let pool = prices[product]?.pool else { return false }
        return used[key(product, member: 0), default: 0] >= pool
    }

    /// True when the member may buy no more of the product today.
    func isLimitReached(_ product: Int, member: Int) -> Bool {
        guard let limit = prices[product]?.limit else { return false }
        return used[key(product, member: member + 1), default: 0] >= limit
    }

    private func place(of sale: SampleSale) -> Place {
        Place(limit: key(sale.product, member: sale.member + 1), pool: key(sale.product, member: 0))
    }

    /// Product, member (0 for the pool) and the calendar period of today in one number.
    private func key(_ product: Int, member: Int) -> UInt64 {
        let window = registers.products[product].period.flatMap { windows[$0] } ?? 0
        return UInt64(product) << 52 | UInt64(member) << 24 | UInt64(window)
    }
}
