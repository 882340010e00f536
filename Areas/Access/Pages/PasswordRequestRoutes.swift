internal import Kernel
internal import Web

/// Forgotten passwords: asking for help, and the list of those who asked.
struct PasswordRequestRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        let permission = AccessPermission.manageAccounts
        return [
            .open(.get, "/forgotten-password") { visitor in .page(ForgottenPasswordPage(visitor.messages)) },
            .open(.post, "/forgotten-password", ask),
            .needs(permission, .get, "/password-requests", list),
            .needs(permission, .post, "/password-requests/{id}/dismiss", dismiss),
        ]
    }

    private func ask(_ visitor: Visitor) async throws -> Answer {
        let name = try await visitor.form()["name"]
        let action = AskForPassword(signInName: name, address: visitor.remoteAddress)
        do {
            try await facade.change { tx in try action.run(in: tx) }
            // The same words for every name, so that nobody learns which names there are.
            return .redirect(
                to: LocalPath("/forgotten-password"), flash: Flash("flash.password_asked", kind: .notice))
        } catch let refusal as Refusal {
            let page = ForgottenPasswordPage(
                visitor.messages, name: name, trouble: Trouble(refusal, visitor.messages))
            return .page(page, status: SignInRoutes.status(of: refusal))
        }
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        var found = try await facade.look { tx in
            try PasswordRequestQueries.all(offset: paging.offset, limit: paging.size + 1, in: tx)
        }
        let hasMore = found.count > paging.size
        if hasMore { found.removeLast() }
        return .page(
            PasswordRequestsPage(
                found, pages: paging.links(on: LocalPath("/password-requests"), hasMore: hasMore)))
    }

    private func dismiss(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        try await facade.change { [actor = visit.actor] tx in
            try DismissPasswordRequest(accountID: id).run(as: actor, in: tx)
        }
        return .redirect(to: LocalPath("/password-requests"), flash: Flash("flash.password_request_dismissed"))
    }
}
