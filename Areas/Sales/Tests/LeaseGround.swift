import App
import Kernel
import Members
import Partners
import Storage
import TestKit

@testable import Sales

/// Devices that hold leases in the world of the tests, and a recount of the ledger that knows nothing of counters.
struct LeaseGround {
    let world: World
    let clock: MovingClock

    /// A product with a pool of seven in all and two for each member, as an importer would bring it.
    private static let products = """
        code,agreement_code,name,kind,essential,list_price,member_price,valid_from,limit_count,limit_period,pool_count
        TOUR,TT-A,Chuyến tham quan,service,false,50000,40000,2026-01-01,2,month,7

        """

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (LeaseGround) async throws -> Result
    ) async throws -> Result {
        let clock = MovingClock()
        return try await World.with(engine, clock: clock.clock) { world in
            try await world.take("products", products)
            return try await body(LeaseGround(world: world, clock: clock))
        }
    }

    /// Asks for units of a pool.
    func lease(
        _ units: Int64, of product: String = "TOUR", to device: String, id: String, after item: Int64 = 0
    ) async throws -> LeaseAnswer {
        try await take(device, product, item) {
            TakeLeases.Want(id: id, productCode: product, units: units, member: nil)
        }
    }

    /// Asks for a place in a member's limit.
    func lease(
        for memberNo: String, of product: String = "TOUR", to device: String, id: String, after item: Int64 = 0
    ) async throws -> LeaseAnswer {
        let people = try await world.store.read { [world] tx in
            try world.composition.members.find([memberNo], in: tx)
        }
        return try await take(device, product, item) {
            TakeLeases.Want(
                id: id, productCode: product, units: 1,
                member: people[memberNo].map { TakeLeases.Buyer(record: $0, assurance: 3) })
        }
    }

    private func take(
        _ device: String, _ product: String, _ item: Int64, _ want: @Sendable () -> TakeLeases.Want
    ) async throws -> LeaseAnswer {
        let want = want()
        return try await world.store.write { [world] tx in
            let register = try world.composition.partners.register.value(in: tx)
            guard let point = register.point(code: LeaseGround.point(of: product)) else { throw NotFound("point") }
            return try TakeLeases(takeSales: world.sales.takeSales, device: device, lastItem: item, point: point)
                .run([want], as: .commandLine, in: tx)[0]
        }
    }

    func release(_ lease: Int64, of device: String, held: Int64 = 0) async throws {
        _ = try await world.store.write { [world] tx in
            try world.sales.release(lease, of: device, held: held, in: tx)
        }
    }

    /// Tickets are another partner's.
    private static func point(of product: String) -> String { product == "VE" ? "DB-B" : "DB-A" }

    /// A sale as a device signed it.
    static func sale(
        _ id: String, to memberNo: String = "M1", of product: String = "TOUR", at soldAt: Instant, _ claim: DeviceClaim?
    ) -> SaleEntry {
        let entry = SaleEntry.sale(
            SaleDraft(
                id: id, soldAt: soldAt, pointCode: point(of: product), memberNo: memberNo, productCode: product,
                quantity: 1,
                listAmount: Dong(50_000), paidAmount: Dong(40_000), device: claim?.device))
        return claim.map { entry.claimed($0) } ?? entry
    }

    static func claim(
        _ device: String, _ item: Int64, _ leases: Set<Int64>, waiting: DeviceClaim.Waiting = .withoutRoom,
        earliest: Instant? = nil
    ) -> DeviceClaim {
        DeviceClaim(device: device, item: item, leases: leases, earliest: earliest, waiting: waiting)
    }

    func deliver(_ entries: SaleEntry...) async throws -> [SaleAnswer] {
        try await world.sales.clerk.take(entries, by: .commandLine, for: SalesFacade.record)
    }

    /// Accepted sales that nothing voids, by who bought what in which month, counted from the rows alone.
    func recount() async throws -> (perMember: [String: Int], perProduct: [String: Int]) {
        let rows = try await world.store.read { tx in
            try tx.rows("SELECT sequence, refusal, reverses_sequence, sold_at, member_number, product_number FROM sale")
        }
        let voided = Set(try rows.compactMap { try $0.optionalInteger(2) })
        var (perMember, perProduct): ([String: Int], [String: Int]) = ([:], [:])
        for row in rows where try row.isNull(1) && row.isNull(2) && !voided.contains(row.integer(0)) {
            let month = try row.instant(3).iso8601.prefix(7)
            let product = try row.integer(5)
            perMember["\(try row.integer(4)) \(product) \(month)", default: 0] += 1
            perProduct["\(product) \(month)", default: 0] += 1
        }
        return (perMember, perProduct)
    }

    /// True when every counter is what the ledger and the leases say.
    func countersHold() async throws -> Bool {
        try await world.store.read { [world] tx in try world.sales.examineLedger(in: tx).wrongCounters == 0 }
    }
}
