internal import Cards
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Gives a device what it may hold, and takes back what it gives back.
struct OrderLeases {
    let counters: CountersFacade
    let device: CounterDevice

    /// What a device is told: an answer to each wish, and everything that it holds now.
    struct Told: Sendable {
        let answers: [LeaseAnswer]
        let held: [Held]
    }

    struct Held: Sendable {
        let lease: QuotaLease
        let productCode: String
    }

    func run(_ order: LeaseOrder, as actor: Actor, in tx: Transaction) throws -> Told {
        for given in order.returns {
            let held = try ItemQueries.undelivered(Set(given.items), of: device.number, in: tx)
            _ = try counters.sales.release(given.lease, of: device.code, held: held, in: tx)
        }
        var answers: [LeaseAnswer] = []
        if !order.wishes.isEmpty, let point = try counters.partners.register.value(in: tx).point(device.point) {
            let wishes = order.wishes.map { wish in
                LeaseWish(
                    id: wish.id, productCode: wish.productCode, units: wish.units ?? 1,
                    card: wish.card.map { counters.cards.shown($0, at: tx.now) })
            }
            answers = try counters.sales.lease(
                wishes, to: device.code, after: order.lastItem, at: point, as: actor, in: tx)
        }
        let held = try counters.sales.leases(of: device.code, in: tx).compactMap { lease in
            try counters.sales.productCode(of: lease, in: tx).map { Held(lease: lease, productCode: $0) }
        }
        return Told(answers: answers, held: held)
    }
}
