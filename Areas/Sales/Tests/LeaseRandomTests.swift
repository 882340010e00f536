import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// Leases, expiry, late sales, reversals and repeats in any order: an independent recount never passes a limit.
struct LeaseRandomTests {
    @Test(
        .clauses("0.15", "3.12"),
        arguments: TestStore.engines.flatMap { engine in (1...6).map { (engine, UInt64($0)) } })
    func `settled sales never pass a pool or a limit, and a promise under a lease is kept`(
        engine: EngineName, seed: UInt64
    ) async throws {
        try await LeaseGround.with(engine) { ground in
            var day = LeaseDay(ground: ground, seed: seed)
            for _ in 0..<120 { try await day.step() }
            try await day.heal()

            #expect(day.trouble == [], "seed \(seed)")
            #expect(day.settled > 0 && day.promises > 0)
        }
    }
}

/// One run of chance over devices with leases.
private struct LeaseDay {
    private struct Held {
        let lease: QuotaLease
        let device: String
        let member: String?
        var left: Int64
        /// Sales under it that have not been delivered.
        var pending: Int64 = 0
        var isReturned = false
    }

    private struct Late {
        let entry: SaleEntry
        let id: String
        let leases: [Int64]
        let keptUntil: Instant?
    }

    let ground: LeaseGround
    private var chance: SplitMix
    private var held: [Held] = []
    private var late: [Late] = []
    private var delivered: [(entry: SaleEntry, status: SaleAnswer.Status)] = []
    private var standing: [String] = []
    private var items: [String: Int64] = [:]
    private var count = 0
    private(set) var trouble: [String] = []
    private(set) var settled = 0
    private(set) var promises = 0

    init(ground: LeaseGround, seed: UInt64) {
        self.ground = ground
        chance = SplitMix(state: seed)
    }

    mutating func step() async throws {
        count += 1
        switch chance.below(20) {
        case 0..<4: try await leasePool()
        case 4..<6: try await leaseMember()
        case 6..<11: sellUnderLease()
        case 11..<13: try await sellPlain()
        case 13..<15: try await deliverOne()
        case 15: try await giveBack()
        case 16: try await reverse()
        case 17: try await repeatOne()
        case 18: try await forget()
        default: ground.clock.advance(seconds: Int64(chance.below(4 * 86_400)))
        }
        try await check()
    }

    /// Delivers everything and looks once more.
    mutating func heal() async throws {
        while !late.isEmpty { try await deliverOne() }
        try await check()
        for entry in delivered.suffix(20) {
            let again = try await ground.deliver(entry.entry)
            let wanted: SaleAnswer.Status = entry.status == .created ? .exists : entry.status
            if entry.status != .unsettled, again.first?.status != wanted { trouble.append("another answer") }
        }
    }

    private mutating func device() -> String { "quay-\(1 + chance.below(3))" }
    private mutating func member() -> String { ["M1", "M2", "M3"][chance.below(3)] }

    private mutating func leasePool() async throws {
        let device = device()
        let answer = try await ground.lease(
            Int64(1 + chance.below(3)), to: device, id: "wish-\(1_000 + count)", after: items[device] ?? 0)
        if let lease = answer.lease { held.append(Held(lease: lease, device: device, member: nil, left: lease.units)) }
    }

    private mutating func leaseMember() async throws {
        let (device, member) = (device(), member())
        let answer = try await ground.lease(
            for: member, to: device, id: "wish-\(1_000 + count)", after: items[device] ?? 0)
        if let lease = answer.lease { held.append(Held(lease: lease, device: device, member: member, left: 1)) }
    }

    /// As a till does: green only with a place in the pool and one in the member's limit.
    private mutating func sellUnderLease() {
        let now = ground.clock.now
        let usable = held.indices.filter {
            !held[$0].isReturned && held[$0].left > 0 && held[$0].lease.expiresAt >= now
        }
        guard let person = usable.first(where: { held[$0].member != nil }), let member = held[person].member,
            let pool = usable.first(where: { held[$0].member == nil && held[$0].device == held[person].device })
        else { return }
        let device = held[person].device
        let item = (items[device] ?? 0) + 1
        items[device] = item
        let numbers = [person, pool].map { held[$0].lease.number }
        for index in [person, pool] {
            held[index].left -= 1
            held[index].pending += 1
        }
        promises += 1
        late.append(
            Late(
                entry: LeaseGround.sale(
                    "sale-\(count)", to: member, at: now, LeaseGround.claim(device, item, Set(numbers))),
                id: "sale-\(count)", leases: numbers,
                keptUntil: [person, pool].map { held[$0].lease.keptUntil }.min()))
    }

    private mutating func sellPlain() async throws {
        let isAmber = chance.below(2) == 0
        let claim = isAmber ? LeaseGround.claim(device(), 1_000 + Int64(count), [], waiting: .always) : nil
        let entry = LeaseGround.sale("sale-\(count)", to: member(), at: ground.clock.now, claim)
        if isAmber, chance.below(2) == 0 {
            late.append(Late(entry: entry, id: "sale-\(count)", leases: [], keptUntil: nil))
        } else {
            try await deliver(entry, "sale-\(count)", promisedUntil: nil)
        }
    }

    private mutating func deliverOne() async throws {
        guard !late.isEmpty else { return }
        let one = late.remove(at: chance.below(late.count))
        for index in held.indices where one.leases.contains(held[index].lease.number) { held[index].pending -= 1 }
        try await deliver(one.entry, one.id, promisedUntil: one.keptUntil)
    }

    private mutating func deliver(_ entry: SaleEntry, _ id: String, promisedUntil: Instant?) async throws {
        guard let answer = try await ground.deliver(entry).first else { return }
        delivered.append((entry, answer.status))
        if answer.status == .created {
            settled += 1
            standing.append(id)
        }
        if let promisedUntil, ground.clock.now < promisedUntil, answer.status != .created {
            trouble.append("\(id): promised, and \(answer.code ?? "")")
        }
    }

    private mutating func giveBack() async throws {
        guard !held.isEmpty else { return }
        let index = chance.below(held.count)
        held[index].isReturned = true
        try await ground.release(held[index].lease.number, of: held[index].device, held: held[index].pending)
    }

    private mutating func reverse() async throws {
        guard !standing.isEmpty else { return }
        let id = standing.remove(at: chance.below(standing.count))
        _ = try await ground.deliver(.reversal(id: "void-\(count)", reversesID: id))
    }

    private mutating func repeatOne() async throws {
        guard let one = delivered.randomElement(using: &chance), one.status == .created else { return }
        let again = try await ground.deliver(one.entry)
        if again.first?.status != .exists { trouble.append("taken twice") }
    }

    private mutating func forget() async throws {
        try await ground.world.store.write { [ground] tx in
            try ground.world.sales.forgetCounters(as: .commandLine, in: tx)
        }
    }

    private mutating func check() async throws {
        let counted = try await ground.recount()
        if counted.perMember.values.contains(where: { $0 > 2 }) { trouble.append("step \(count): over a limit") }
        if counted.perProduct.values.contains(where: { $0 > 7 }) { trouble.append("step \(count): over the pool") }
        if try await !ground.countersHold() { trouble.append("step \(count): a counter is wrong") }
    }
}

/// Chance that is the same for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
