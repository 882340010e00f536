internal import Kernel
internal import Sales
internal import Storage
internal import Web

/// The sales of counters that wait for a person, and what that person says.
struct UnsettledRoutes: Sendable {
    let store: Store
    let counters: CountersFacade

    var routes: [Route] {
        let settle = CountersFacade.settle
        return [
            .needs(settle, .get, UnsettledPage.path.text, list),
            .needs(settle, .get, "/counter/unsettled/{number}", one),
            .needs(settle, .post, "/counter/unsettled/{number}", decide),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let request = UnsettledPage.Request(state: visit.query("state"), reason: visit.query("reason"))
        return .page(
            try await store.read { [counters] tx in
                let reach = try counters.sales.pointReach(of: visit.actor, for: CountersFacade.settle, in: tx)
                var filter = request.filter
                filter.points = reach.numbers.map(Array.init)
                let looks = try UnsettledQueries.sales(filter, offset: paging.offset, limit: paging.size + 1, in: tx)
                    .map { try UnsettledLook($0, counters, in: tx) }
                let count = try UnsettledQueries.count(filter, in: tx)
                return UnsettledPage(looks, count: count, request, paging, visit.messages)
            })
    }

    private func one(_ visit: SignedIn) async throws -> Answer {
        let decision = visit.query("decide").flatMap(SettleUnsettled.Decision.init(rawValue:))
        return .page(UnsettledSalePage(try await look(visit), decision, visit.messages))
    }

    private func decide(_ visit: SignedIn) async throws -> Answer {
        let (form, number) = (try await visit.form(), try visit.unsettledNumber())
        guard let decision = SettleUnsettled.Decision(rawValue: form["decision"]) else {
            throw Problem(.badRequest, "bad_form")
        }
        do {
            let state = try await SettleUnsettled(store: store, counters: counters, number: number)
                .run(decision, note: form.text("note"), as: visit.actor)
            return .redirect(
                to: UnsettledSalePage.path(of: number), flash: Flash("counters.unsettled.flash.\(state.rawValue)"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: UnsettledSalePage.fieldsOfRefusals)
            let page = UnsettledSalePage(
                try await look(visit), decision, visit.messages, typed: form["note"], trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }

    private func look(_ visit: SignedIn) async throws -> UnsettledLook {
        let number = try visit.unsettledNumber()
        return try await store.read { [counters] tx in
            try UnsettledLook(number, as: visit.actor, counters, in: tx)
        }
    }
}

extension SignedIn {
    /// The number of the sale that the path names.
    fileprivate func unsettledNumber() throws -> Int64 {
        guard let number = Digits.integer(try parameter("number")) else { throw NotFound("unsettled") }
        return number
    }
}
