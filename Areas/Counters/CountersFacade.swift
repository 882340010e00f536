package import Cards
internal import Kernel
package import Partners
package import Sales
internal import Storage

/// What the composition may use of Counters; one for each store.
package struct CountersFacade: Sendable {
    /// May stand at a counter: whoever records sales there.
    static let stand = SalesFacade.record
    /// Says what becomes of sales that the ledger cannot say yes to.
    static let settle = Permission("sales.settle")
    /// How many items one delivery may hold.
    static let mostItems = 200
    static let series = "counter_device"

    let partners: PartnersFacade
    let sales: SalesFacade
    let cards: CardsFacade
    let waiting = RegisterCache(UnsettledQueries.register) { tx in try UnsettledQueries.open(in: tx) }

    package init(partners: PartnersFacade, sales: SalesFacade, cards: CardsFacade) {
        self.partners = partners
        self.sales = sales
        self.cards = cards
    }

    /// A point at whose counter the actor may stand today; throws `NotFound` for others.
    func point(_ code: String, for actor: Actor, in tx: Transaction) throws -> PointOfSale {
        guard let point = try sales.counterPoints(of: actor, in: tx).first(where: { $0.code == code }) else {
            throw NotFound("point")
        }
        return point
    }

    /// A device of a point at whose counter the actor may stand today; throws `NotFound` for others.
    func device(_ number: Int64, for actor: Actor, in tx: Transaction) throws -> CounterDevice {
        guard let device = try DeviceQueries.device(number, in: tx),
            try sales.counterPoints(of: actor, in: tx).contains(where: { $0.number == device.point })
        else { throw NotFound("device") }
        return device
    }
}
