internal import Kernel
internal import Storage
internal import Web

/// The sales that a person should look at, and what was found.
struct FlagRoutes: Sendable {
    let store: Store
    let sales: SalesFacade

    var routes: [Route] {
        let look = SalesFacade.lookAtFlags
        return [
            .needs(look, .get, FlagsPage.path.text, list),
            .needs(look, .get, "/sale-flags/{sequence}/{flag}", one),
            .needs(look, .post, "/sale-flags/{sequence}/{flag}", close),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let request = FlagsPage.Request(flag: visit.query("flag"), state: visit.query("state"))
        return .page(
            try await store.read { [sales] tx in
                var filter = request.filter
                filter.points = try sales.pointReach(of: visit.actor, for: SalesFacade.lookAtFlags, in: tx).numbers
                let looks = try FlagQueries.flags(filter, offset: paging.offset, limit: paging.size + 1, in: tx)
                    .map { try FlagLook($0, sales, in: tx) }
                let count = try FlagQueries.count(filter, in: tx)
                return FlagsPage(looks, count: count, request, paging, visit.messages)
            })
    }

    private func one(_ visit: SignedIn) async throws -> Answer {
        .page(FlagPage(try await look(visit), visit.messages))
    }

    private func close(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let seen = try await look(visit)
        let close = CloseFlag(sales: sales, flag: seen.sale.flag, sequence: seen.sale.sequence)
        do {
            try await store.write { tx in try close.run(form.text("finding"), as: visit.actor, in: tx) }
            return .redirect(to: FlagsPage.path, flash: Flash("sales.flag.closed"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: FlagPage.fieldsOfRefusals)
            let page = FlagPage(try await look(visit), visit.messages, typed: form["finding"], trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }

    private func look(_ visit: SignedIn) async throws -> FlagLook {
        guard let sequence = Digits.integer(try visit.parameter("sequence")),
            let flag = SaleFlag(rawValue: try visit.parameter("flag"))
        else { throw NotFound("flag") }
        return try await store.read { [sales] tx in
            try FlagLook(flag, of: sequence, as: visit.actor, sales, in: tx)
        }
    }
}
