internal import Kernel
internal import Storage
internal import Web

/// What happened to what the person answers for.
struct NoticeRoutes: Sendable {
    let store: Store
    let desks: DesksFacade

    var routes: [Route] {
        [.signedIn(.get, NoticesPage.path.text, list), .signedIn(.post, "/notices/seen", see)]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let question = DeskQuestion(visit.actor, visit.messages)
        let notices = try await store.read { [desks] tx in try desks.notices(question, in: tx) }
        return .page(NoticesPage(notices, Paging(visit), visit.messages))
    }

    /// What came after the page was made stays unread.
    private func see(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        guard let until = Int64(form.text("until")) else { throw Problem(.badRequest, "bad_form") }
        try await desks.see(
            DeskQuestion(visit.actor, visit.messages), until: Instant(microseconds: until), on: store)
        return .redirect(to: NoticesPage.path, flash: Flash("flash.notices_seen"))
    }
}
