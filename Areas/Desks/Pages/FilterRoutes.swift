internal import Kernel
internal import Storage
internal import Web

/// Filters that people keep on the lists, for themselves alone.
struct FilterRoutes: Sendable {
    let store: Store
    let desks: DesksFacade

    var routes: [Route] {
        [
            .signedIn(.get, FiltersPage.path.text) { .page(try await page($0)) },
            .signedIn(.post, FiltersPage.path.text, keep),
            .signedIn(.post, "/filters/{id}/name", rename),
            .signedIn(.post, "/filters/{id}/remove", remove),
        ]
    }

    private func page(_ visit: SignedIn, _ form: Form = Form(), _ refusal: Refusal? = nil) async throws -> FiltersPage {
        let own = try await desks.ownThings(of: visit.actor.signature, on: store)
        return FiltersPage(own.filters, form, visit.messages, trouble: refusal.map { Trouble($0, visit.messages) })
    }

    private func keep(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let (list, question) = (form["list"], form["question"])
        do {
            try await desks.keepFilter(
                form.text("name"), list: list, question: question, as: visit.actor, on: store)
            guard let path = LocalPath(untrusted: "\(list)?\(question)") else { throw NotFound("list") }
            return .redirect(to: path, flash: Flash("flash.filter_kept"))
        } catch let refusal as Refusal {
            return .page(try await page(visit, form, refusal), status: .unprocessable)
        }
    }

    private func rename(_ visit: SignedIn) async throws -> Answer {
        let (form, id) = (try await visit.form(), try visit.parameter("id"))
        do {
            try await desks.renameFilter(id, to: form.text("name"), as: visit.actor, on: store)
            return .redirect(to: FiltersPage.path, flash: Flash("flash.filter_renamed"))
        } catch let refusal as Refusal {
            return .page(try await page(visit, Form(), refusal), status: .unprocessable)
        }
    }

    private func remove(_ visit: SignedIn) async throws -> Answer {
        try await desks.removeFilter(try visit.parameter("id"), as: visit.actor, on: store)
        return .redirect(to: FiltersPage.path, flash: Flash("flash.filter_removed"))
    }
}
