internal import Kernel
package import Members
internal import Organisation
package import Partners
package import Storage

extension SalesFacade {
    /// What members have bought, for their own page: each sale for those alone who may see the sales of the unit to
    /// which the member belonged that day.
    package var memberPurchases: MemberPurchases {
        MemberPurchases { question, tx in
            let areas = takeSales
            let tree = try areas.organisation.tree.value(in: tx)
            let register = try areas.partners.register.value(in: tx)
            let reach = SalesReach(
                scopes: question.actor.scopes(for: SalesFacade.read), tree: tree, register: register)
            guard reach.isOfUnion else { return nil }
            let units = try areas.members.units.value(in: tx)
            let sales = try SaleQueries.sales(of: question.members, in: tx).compactMap { sale in
                sale.values.map { (sale, $0) }
            }.filter { _, values in
                let unit = units.unit(of: values.member, on: values.businessDay, in: tree)
                return reach.reachesUnion(of: unit.flatMap { tree.unit($0) })
            }
            return sales.dropFirst(question.offset).prefix(question.limit).map { sale, values in
                SalesFacade.purchase(sale, values, register)
            }
        }
    }

    /// Everything that a member has bought or was refused, the latest first; `members` are the member's number and
    /// those that went into it.
    ///
    /// The caller has made sure that the member asks.
    package func ownPurchases(
        of members: [Int64], _ register: PartnerRegister, in tx: Transaction
    ) throws -> [(purchase: MemberPurchases.Purchase, point: String)] {
        try SaleQueries.sales(of: members, in: tx).compactMap { sale in
            sale.values.map { values in
                (SalesFacade.purchase(sale, values, register), register.point(values.point)?.code ?? "")
            }
        }
    }

    private static func purchase(
        _ sale: LedgerSale, _ values: LedgerSale.Values, _ register: PartnerRegister
    ) -> MemberPurchases.Purchase {
        MemberPurchases.Purchase(
            id: sale.id, soldAt: values.soldAt, point: register.point(values.point)?.name ?? "",
            product: register.product(values.product)?.name(on: values.businessDay) ?? "",
            paidAmount: values.paidAmount, savedAmount: values.listAmount - values.paidAmount,
            status: sale.refusal.map(MemberPurchases.Status.refused) ?? (sale.isReversed ? .reversed : .accepted))
    }
}
