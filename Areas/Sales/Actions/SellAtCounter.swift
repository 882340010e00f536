internal import Imports
internal import Kernel
internal import Partners
internal import Storage

/// Sells at a counter: fills in what was left empty, and takes a form that is sent twice for one sale.
struct SellAtCounter: Sendable {
    enum Outcome: Sendable {
        /// The ledger has answered, now or before; the sale can be looked at under its id.
        case answered
        /// Nothing was stored for this form: something in it must be mended.
        case wrong(RowFault)
        /// The form's id stands for another sale already.
        case formUsed
    }

    let store: Store
    let sales: SalesFacade

    func run(_ order: CounterOrder, as actor: Actor) async throws -> Outcome {
        // Of two equal forms sent at once the later meets the earlier one's row: it is read once more then.
        let first = try await attempt(order, as: actor)
        if case .formUsed = first { return try await attempt(order, as: actor) }
        return first
    }

    private func attempt(_ order: CounterOrder, as actor: Actor) async throws -> Outcome {
        let entry = try await store.read { [sales] tx in
            // The hour of a sale is the server's, so the same form sent again takes that of the first time.
            let soldAt = try LedgerQueries.sales(ids: [order.id], in: tx)[order.id]?.values?.soldAt ?? tx.now
            let register = try sales.takeSales.partners.register.value(in: tx)
            let price = register.product(code: order.productCode)?.price(on: soldAt.businessDay)
            return order.entry(soldAt: soldAt, price: price)
        }
        let answers = try await sales.clerk.take([entry], by: actor, for: SalesFacade.record)
        guard let answer = answers.first else { return .formUsed }
        switch answer.status {
        case .created, .exists, .refused, .unsettled: return .answered
        case .rejected: return .wrong(answer.fault ?? RowFault(.badValue, column: ""))
        case .conflict: return .formUsed
        }
    }
}
