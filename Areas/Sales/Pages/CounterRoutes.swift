internal import Kernel
internal import Partners
internal import Storage
internal import Web

/// The counter's page and what it sends.
struct CounterRoutes: Sendable {
    let store: Store
    let sales: SalesFacade

    var routes: [Route] {
        [
            .needs(SalesFacade.record, .get, "/counter", counter),
            .needs(SalesFacade.record, .get, "/counter/sales") { _ in .redirect(to: CounterPage.path) },
            .needs(SalesFacade.record, .post, "/counter/sales", sell),
            .needs(SalesFacade.reverse, .post, "/counter/reversals", reverse),
        ]
    }

    private func counter(_ visit: SignedIn) async throws -> Answer {
        let request = CounterLook.Request(
            point: visit.query("point"), sale: visit.query("sale"), paging: Paging(visit))
        return .page(CounterPage(try await look(request, visit), nil, [], visit))
    }

    private func sell(_ visit: SignedIn) async throws -> Answer {
        let order = CounterOrder(try await visit.form())
        let outcome = try await SellAtCounter(store: store, sales: sales).run(order, as: visit.actor)
        if case .answered = outcome { return .redirect(to: CounterPage.path.with("sale", order.id)) }
        let look = try await look(.init(point: order.pointCode, paging: Paging(visit)), visit)
        guard case .wrong(let fault) = outcome, Code.isValid(order.id) else {
            let again = CounterOrder(order, id: TimeOrderedID.make(at: visit.now))
            return .page(
                CounterPage(look, again, [.formUsed(visit.messages)], visit), status: .conflict)
        }
        let trouble = CounterTrouble(fault, visit.messages)
        return .page(CounterPage(look, order, [trouble], visit), status: .unprocessable)
    }

    private func reverse(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let entry = SaleEntry.reversal(id: form.text("id"), reversesID: form.text("sale"))
        guard Code.isValid(form.text("id")), Code.isValid(form.text("sale")) else {
            throw Problem(.badRequest, "bad_form")
        }
        let answers = try await sales.clerk.take([entry], by: visit.actor, for: SalesFacade.reverse)
        let isDone = answers.first?.status == .created || answers.first?.status == .exists
        let flash = isDone ? Flash("counter.reversed") : Flash("counter.not_reversed", kind: .warning)
        return .redirect(to: CounterPage.path.with("point", form.text("point")), flash: flash)
    }

    private func look(_ request: CounterLook.Request, _ visit: SignedIn) async throws -> CounterLook {
        try await store.read { [sales] tx in try CounterLook(request, as: visit.actor, sales, in: tx) }
    }
}
