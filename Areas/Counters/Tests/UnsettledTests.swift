import Access
import App
import Cards
import Kernel
import Sales
import Storage
import TestKit
import Testing

@testable import Counters

/// Sales that the ledger cannot say yes to, and what a person makes of them.
struct UnsettledTests {
    /// A check of the eyes, of which each member has one a month.
    private static var check: [String: Any] {
        ["product_code": "KHAM", "list_amount": 200_000, "paid_amount": 160_000]
    }

    @Test(.clauses("0.15", "3.12"), arguments: TestStore.engines)
    func `an amber sale over the limit is outside the ledger until a person accepts it, and is judged then`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            func amber(_ number: Int64) throws -> DeviceItem {
                try counter.item(number, of: device, card: card, Self.check.merging(["light": "amber"]) { $1 })
            }
            let items = try [amber(1), amber(2), amber(3)]

            let answers = try await counter.deliver(items, from: device)
            let again = try await counter.deliver(items, from: device)

            #expect(answers.map(\.status) == ["created", "unsettled", "unsettled"])
            #expect(answers.map(\.code) == [nil, "over_limit", "over_limit"])
            #expect(answers.allSatisfy { $0.receipt != nil })
            #expect(again == answers.map { $0.asTold })
            #expect(try await counter.rowsOfLedger() == 1)
            #expect(try await counter.settle(1, .accept) == .refused)
            try await counter.reverse("item-1")
            #expect(try await counter.settle(2, .accept) == .accepted)
            #expect(try await counter.taken() == 2)
            await #expect(throws: Refusal("unsettled_settled")) { _ = try await counter.settle(2, .decline, "late") }
        }
    }

    @Test(arguments: TestStore.engines)
    func `what was rejected is seen at the server, handed over with a receipt, and can be declined`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let foreign = try counter.item(1, of: device, card: card, ["device": "quay-9"])
            let unknown = try counter.item(2, of: device, card: "CD1:NOTHING")
            let forged = DeviceItem(number: 3, body: "{no sale", signature: [UInt8](repeating: 1, count: 64))

            let rejected = try await counter.deliver([foreign, unknown, forged], from: device)
            let seen = try await counter.waiting()
            let handed = try await counter.handOver([foreign, unknown, forged], from: device)
            let again = try await counter.deliver([foreign, unknown], from: device)

            #expect(rejected.allSatisfy { $0.receipt == nil })
            #expect(seen.map(\.reason) == ["device_signature", "bad_card", "other_device"])
            #expect(seen.allSatisfy { $0.receipt == nil })
            #expect(handed.allSatisfy { $0.status == "unsettled" && $0.receipt != nil })
            #expect(again.map(\.receipt) == handed.prefix(2).map(\.receipt))
            #expect(try await counter.waiting().count == 3)
            #expect(try await counter.rowsOfLedger() == 0)
            await #expect(throws: Refusal("unsettled_unreadable")) { _ = try await counter.settle(3, .accept) }
            await #expect(throws: Refusal("unsettled_note_missing")) { _ = try await counter.settle(3, .decline) }
            #expect(try await counter.settle(3, .decline, "no sale") == .declined)
        }
    }

    @Test(arguments: TestStore.engines)
    func `deliveries at the same time leave each item to a person once, with one receipt`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let items = try (1...12).map { number in
                try counter.item(
                    Int64(number), of: device, card: number % 3 == 0 ? "CD1:NOTHING" : card,
                    Self.check.merging(["light": "amber"]) { $1 })
            }

            let answers = try await withThrowingTaskGroup(of: [SettledItem].self) { group in
                for turn in 0..<6 {
                    let order = turn.isMultiple(of: 2) ? items : items.reversed()
                    group.addTask { try await counter.deliver(order, from: device) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            for number in 1...12 {
                let told = answers.flatMap { $0 }.filter { $0.number == Int64(number) }
                #expect(Set(told.map(\.receipt)).count == 1, "item \(number)")
            }
            #expect(try await counter.taken() == 1)
            #expect(try await counter.waiting().count == 11)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a stopped device hands its queue over, and its leases end`(engine: EngineName) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let told = try await counter.lease(of: "KHAM", for: card, to: device)
            let lease = try #require(told.answers.first?.lease)
            let item = try counter.item(
                1, of: device, card: card, Self.check.merging(["leases": [lease.number]]) { $1 })
            try await counter.world.store.write { tx in
                try StopDevice(counters: counter.world.composition.counters, number: device.number)
                    .run(as: .commandLine, in: tx)
            }

            await #expect(throws: Refusal("device_stopped")) { _ = try await counter.deliver([item], from: device) }
            let handed = try await counter.handOver([item], from: device)

            #expect(handed.map(\.code) == ["device_stopped"])
            #expect(try await counter.settle(1, .accept) == .accepted)
            #expect(
                try await counter.world.store.read { tx in
                    try counter.world.sales.examineLedger(in: tx).wrongCounters
                } == 0)
        }
    }

    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `a sale under a lease is taken though the limit is promised away, and only one`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let first = try await counter.lease(of: "KHAM", for: card, to: device)
            let second = try await counter.lease(of: "KHAM", for: card, to: device, id: "wish-0002")
            let lease = try #require(first.answers.first?.lease).number
            func under(_ number: Int64) throws -> DeviceItem {
                try counter.item(number, of: device, card: card, Self.check.merging(["leases": [lease]]) { $1 })
            }

            let answers = try await counter.deliver([under(1), under(2)], from: device)

            #expect(second.answers.first?.refusal == "over_limit")
            #expect(first.held.map(\.lease.remaining) == [1])
            #expect(answers.map(\.status) == ["created", "unsettled"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `partners see the sales of their own points without members, cashiers none`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let open = Self.check.merging(["light": "amber"]) { $1 }
            _ = try await counter.deliver(
                [counter.item(1, of: device, card: card, open), counter.item(2, of: device, card: card, open)],
                from: device)
            let own = counter.world.browser(.partnerManager, on: .partner(code: "DT-A"), language: .english)
            let other = counter.world.browser(.partnerManager, on: .partner(code: "DT-B"))
            let officer = counter.world.browser(.confederationOfficer, on: .everything)
            let cashier = counter.world.browser(.cashier, on: .point(code: "DB-A"))

            let list = try await own.get("/counter/unsettled")
            let page = try await own.get("/counter/unsettled/1?decide=decline")
            let home = try await officer.get("/")
            let declined = try await own.post(
                "/counter/unsettled/1", [("decision", "decline"), ("note", "goods came back")])

            #expect(list.text.contains("/counter/unsettled/1"))
            #expect(page.status == 200 && !page.text.contains(card) && !page.text.contains("M1"))
            #expect(home.text.contains("/counter/unsettled"))
            #expect(try await other.get("/counter/unsettled/1").status == 404)
            #expect(try await cashier.get("/counter/unsettled").status == 403)
            #expect(declined.status == 303)
            #expect(try await counter.waiting().isEmpty)
            let audit = try await counter.world.store.read { tx in
                try tx.first("SELECT count(*) FROM audit WHERE action = 'counters.declined'")?.integer(0)
            }
            #expect(audit == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a device far above its own history is flagged once a day, and somebody closes it`(
        engine: EngineName
    ) async throws {
        let clock = MovingClock()
        try await CounterWorld.with(engine, clock: clock.clock) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            _ = try await counter.world.store.write { tx in
                try tx.run(
                    """
                    INSERT INTO history_rule (valid_from, days, least_days, factor, least_sales, least_sales_new)
                    VALUES (\(World.now.businessDay - 100), 28, 3, 2, 2, 50)
                    """)
            }
            func sell(_ numbers: ClosedRange<Int64>) async throws {
                let items = try numbers.map {
                    try counter.item($0, of: device, card: card, ["sold_at": clock.now.iso8601])
                }
                let answers = try await counter.deliver(items, from: device)
                #expect(answers.allSatisfy { $0.status == "created" })
            }

            for day in 1...3 {
                try await sell(Int64(day)...Int64(day))
                clock.advance(seconds: 86_400)
            }
            try await sell(4...5)
            let quiet = try await counter.flags()
            try await sell(6...7)
            try await sell(8...9)

            #expect(quiet == [])
            #expect(try await counter.flags() == ["device_above_history"])
            let officer = counter.world.browser(.confederationOfficer, on: .everything)
            let list = try await officer.get("/sale-flags")
            let path = try #require(list.text.firstMatch(of: /\/sale-flags\/[0-9]+\/device_above_history/)).output
            _ = try await officer.get(String(path))
            #expect(try await officer.post(String(path), [("finding", "")]).status == 422)
            #expect(try await officer.post(String(path), [("finding", "sale on the road")]).status == 303)
            #expect(try await !officer.get("/sale-flags").text.contains(path))
            #expect(try await officer.get("/sale-flags?state=closed").text.contains("sale on the road"))
        }
    }
}

extension SettledItem {
    /// The same as a repeated delivery tells it: without the hour, which is not told.
    fileprivate var asTold: SettledItem {
        SettledItem(
            number: number, digest: digest, saleID: saleID, status: status, code: code, sequence: sequence,
            receipt: receipt)
    }
}

extension CounterWorld {
    fileprivate func settle(
        _ number: Int64, _ decision: SettleUnsettled.Decision, _ note: String = ""
    ) async throws -> UnsettledSale.State {
        try await SettleUnsettled(store: world.store, counters: world.composition.counters, number: number)
            .run(decision, note: note, as: officer)
    }

    private var officer: Actor {
        Actor(
            kind: .person, name: "officer",
            roles: [
                Actor.Role(
                    name: "officer", scope: .everything, permissions: [CountersFacade.settle, CountersFacade.stand])
            ])
    }

    fileprivate func handOver(_ items: [DeviceItem], from device: CounterDevice) async throws -> [SettledItem] {
        try await world.store.write { tx in
            try HandOver(counters: world.composition.counters, deviceNumber: device.number)
                .run(items, as: .commandLine, in: tx)
        }
    }

    fileprivate func lease(
        of product: String, for card: String, to device: CounterDevice, id: String = "wish-0001"
    ) async throws -> OrderLeases.Told {
        let order = LeaseOrder(
            wishes: [LeaseOrder.Wish(id: id, productCode: product, units: 1, card: card)], returns: [], lastItem: 0)
        return try await world.store.write { tx in
            try OrderLeases(counters: world.composition.counters, device: device).run(order, as: .commandLine, in: tx)
        }
    }

    fileprivate func waiting() async throws -> [UnsettledSale] {
        try await world.store.read { tx in
            try UnsettledQueries.sales(UnsettledQueries.Filter(), offset: 0, limit: 50, in: tx)
        }
    }

    fileprivate func rowsOfLedger() async throws -> Int64 {
        try await world.store.read { tx in try tx.first("SELECT count(*) FROM sale")?.integer(0) ?? 0 }
    }

    fileprivate func reverse(_ id: String) async throws {
        let body = Array("{\"id\":\"void-\(id)\",\"reverses_id\":\"\(id)\"}".utf8)
        let reading = try #require(SaleReading(body))
        _ = try await world.sales.clerk.take([reading.entry], by: .commandLine, for: SalesFacade.reverse)
    }

    fileprivate func flags() async throws -> [String] {
        try await world.store.read { tx in
            try tx.rows("SELECT flag FROM sale_flag ORDER BY flag").map { try $0.text(0) }
        }
    }
}
