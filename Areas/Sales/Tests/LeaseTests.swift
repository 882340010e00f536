import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// Room that devices hold, and what becomes of sales under it.
struct LeaseTests {
    @Test(.clauses("0.15", "3.12"), arguments: TestStore.engines)
    func `leased units count against the pool at once, and a late sale under the lease still finds its place`(
        engine: EngineName
    ) async throws {
        try await LeaseGround.with(engine) { ground in
            let product = "VE"
            let lease = try #require(
                try await ground.leaseVE(1, to: "quay-1", id: "wish-0001").lease)
            let soldAt = ground.clock.now + 60

            let online = try await ground.deliver(
                LeaseGround.sale("a", to: "M2", of: product, at: ground.clock.now, nil))
            let full = try await ground.deliver(LeaseGround.sale("b", to: "M3", of: product, at: ground.clock.now, nil))
            ground.clock.advance(seconds: 40 * 86_400)
            let late = try await ground.deliver(
                LeaseGround.sale("c", of: product, at: soldAt, LeaseGround.claim("quay-1", 1, [lease.number])))

            #expect(online.map(\.status) == [.created])
            #expect(full.map(\.code) == ["pool_empty"])
            #expect(late.map(\.status) == [.created])
            #expect(try await ground.countersHold())
        }
    }

    @Test(arguments: TestStore.engines)
    func `what was signed after the lease, of another device or under a lower number has no place`(
        engine: EngineName
    ) async throws {
        try await LeaseGround.with(engine) { ground in
            let lease = try #require(try await ground.leaseVE(1, to: "quay-1", id: "wish-0001", after: 5).lease)
            _ = try await ground.deliver(LeaseGround.sale("a", to: "M2", of: "VE", at: ground.clock.now, nil))
            let within = ground.clock.now + 3_600
            let behind = lease.expiresAt + 601
            ground.clock.advance(seconds: 10 * 86_400)
            let number = lease.number
            func code(_ id: String, _ soldAt: Instant, _ claim: DeviceClaim) async throws -> [String?] {
                let answers = try await ground.deliver(LeaseGround.sale(id, of: "VE", at: soldAt, claim))
                #expect(answers.map(\.status) == [.unsettled])
                return answers.map(\.code)
            }

            #expect(try await code("b", behind, LeaseGround.claim("quay-1", 6, [number])) == ["pool_empty"])
            #expect(try await code("c", within, LeaseGround.claim("quay-2", 6, [number])) == ["pool_empty"])
            #expect(try await code("d", within, LeaseGround.claim("quay-1", 5, [number])) == ["pool_empty"])
            let setBack = LeaseGround.claim("quay-1", 9, [number], earliest: behind)
            #expect(try await code("e", within, setBack) == ["pool_empty"])
            let good = try await ground.deliver(
                LeaseGround.sale("f", of: "VE", at: within, LeaseGround.claim("quay-1", 6, [number])))
            #expect(good.map(\.status) == [.created])
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is given back, or waited for long enough, is anybody's again`(engine: EngineName) async throws {
        try await LeaseGround.with(engine) { ground in
            let first = try #require(try await ground.leaseVE(1, to: "quay-1", id: "wish-0001").lease)
            _ = try #require(try await ground.leaseVE(1, to: "quay-2", id: "wish-0002").lease)
            func sell(_ id: String) async throws -> [String?] {
                try await ground.deliver(LeaseGround.sale(id, of: "VE", at: World.now, nil)).map(\.code)
            }

            #expect(try await sell("a") == ["pool_empty"])
            try await ground.release(first.number, of: "quay-1")
            try await ground.release(first.number, of: "quay-1")
            #expect(try await sell("b") == [nil])
            #expect(try await sell("c") == ["pool_empty"])
            ground.clock.advance(seconds: 60 * 86_400)
            #expect(try await sell("d") == [nil])
            #expect(try await sell("e") == ["pool_empty"])
            #expect(try await ground.countersHold())
        }
    }

    @Test(arguments: TestStore.engines)
    func `a wish that comes again gets the same lease, and another device's id none`(
        engine: EngineName
    ) async throws {
        try await LeaseGround.with(engine) { ground in
            let first = try await ground.leaseVE(1, to: "quay-1", id: "wish-0001")
            let again = try await ground.leaseVE(1, to: "quay-1", id: "wish-0001")
            let other = try await ground.leaseVE(1, to: "quay-2", id: "wish-0001")

            #expect(first.lease?.number != nil)
            #expect(again.lease?.number == first.lease?.number)
            #expect(other.refusal == "lease_conflict")
            #expect(try await ground.leaseVE(1, to: "quay-2", id: "wish-0002").lease != nil)
            #expect(try await ground.leaseVE(1, to: "quay-3", id: "wish-0003").refusal == "pool_empty")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a member's place is leased to one device, and the limit holds for all others`(
        engine: EngineName
    ) async throws {
        try await LeaseGround.with(engine) { ground in
            let held = try #require(
                try await ground.lease(for: "M1", of: "KHAM", to: "quay-1", id: "wish-0001").lease)

            let elsewhere = try await ground.deliver(LeaseGround.sale("a", of: "KHAM", at: World.now, nil))
            let second = try await ground.lease(for: "M1", of: "KHAM", to: "quay-2", id: "wish-0002")
            let here = try await ground.deliver(
                LeaseGround.sale("b", of: "KHAM", at: World.now, LeaseGround.claim("quay-1", 1, [held.number])))
            let stranger = try await ground.lease(for: "M5", of: "KHAM", to: "quay-1", id: "wish-0003")

            #expect(elsewhere.map(\.code) == ["over_limit"])
            #expect(second.refusal == "over_limit")
            #expect(here.map(\.status) == [.created])
            #expect(stranger.refusal == "not_a_member")
        }
    }

    @Test(arguments: TestStore.engines)
    func `fifty devices that ask for the last units at once get as many as there are`(engine: EngineName) async throws {
        try await LeaseGround.with(engine) { ground in
            let given = try await withThrowingTaskGroup(of: Int64.self) { group in
                for device in 1...50 {
                    group.addTask {
                        try await ground.lease(1, to: "quay-\(device)", id: "wish-\(1_000 + device)").lease?.units ?? 0
                    }
                }
                return try await group.reduce(0, +)
            }

            #expect(given == 7)
            #expect(try await ground.countersHold())
        }
    }
}

extension LeaseGround {
    /// Of the tickets, of which there are two a month.
    fileprivate func leaseVE(
        _ units: Int64, to device: String, id: String, after item: Int64 = 0
    ) async throws -> LeaseAnswer {
        try await lease(units, of: "VE", to: device, id: id, after: item)
    }
}
