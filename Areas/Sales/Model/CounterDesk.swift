package import Kernel
internal import Organisation
package import Partners
package import Storage

/// A counter of a point: what it may sell on a day.
package struct CounterDesk: Sendable {
    /// A product with the row in force.
    package struct Offer: Sendable {
        package let product: Product
        package let price: ProductPrice
    }

    package let point: PointOfSale
    /// By their codes, which cashiers type.
    package let offers: [Offer]

    /// Products in force under an agreement in force with the point's partner or that partner's head.
    package init(_ point: PointOfSale, _ register: PartnerRegister, on day: Day) {
        self.point = point
        let sellers = [point.partnerNumber, register.partner(point.partnerNumber)?.parentNumber ?? 0]
        offers = register.products.compactMap { product in
            guard let price = product.price(on: day), let agreement = register.agreement(price.agreementNumber),
                sellers.contains(agreement.partnerNumber), agreement.days.contains(day)
            else { return nil }
            return Offer(product: product, price: price)
        }.sorted { $0.product.code < $1.product.code }
    }

    /// The points at whose counters the actor may stand on the day, by their codes.
    static func points(_ reach: SalesReach, on day: Day) -> [PointOfSale] {
        reach.register.points.filter { $0.days.contains(day) && reach.reaches($0) }.sorted { $0.code < $1.code }
    }
}

extension SalesFacade {
    /// The points at whose counters somebody may stand today, by their codes.
    package func counterPoints(of actor: Actor, in tx: Transaction) throws -> [PointOfSale] {
        let reach = SalesReach(
            scopes: actor.scopes(for: SalesFacade.record), tree: try takeSales.organisation.tree.value(in: tx),
            register: try takeSales.partners.register.value(in: tx))
        return CounterDesk.points(reach, on: tx.today)
    }
}
