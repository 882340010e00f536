internal import Kernel
internal import Web

/// A person's own roles and sessions, and ending all of an account.
struct SessionRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [
            .signedIn(.get, OwnRolesPage.path.text, ownRoles),
            .signedIn(.get, "/sessions", list), .signedIn(.post, "/sessions/{id}/end", end),
            .signedIn(.post, "/sessions/end-others", endOthers),
            .needs(AccessPermission.manageAccounts, .post, "/accounts/{id}/sessions/end", endAll),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let token = visit.session?.token ?? ""
        let sessions = try await facade.look { [actor = visit.actor, rules = facade.sessionRules] tx in
            let account = try AccessGuard.ownAccount(of: actor, in: tx)
            return try SessionQueries.living(
                of: account.accountID, seenFrom: TokenHash.of(token), by: try rules(tx), in: tx)
        }
        return .page(SessionsPage(sessions))
    }

    private func ownRoles(_ visit: SignedIn) async throws -> Answer {
        let own = try await facade.look { [actor = visit.actor] tx in
            let id = try AccessGuard.ownAccount(of: actor, in: tx).accountID
            return try AccountQueries.summary(id: id, in: tx)
        }
        guard let own else { throw NotFound("account") }
        return .page(OwnRolesPage(own, meanings: try await facade.meanings(of: own), visit.messages))
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        try await facade.change { [actor = visit.actor] tx in
            try EndOwnSession(sessionID: id).run(as: actor, in: tx)
        }
        return .redirect(to: LocalPath("/sessions"), flash: Flash("flash.session_ended"))
    }

    private func endOthers(_ visit: SignedIn) async throws -> Answer {
        let token = visit.session?.token ?? ""
        try await facade.change { [actor = visit.actor] tx in
            try EndOtherSessions(token: token).run(as: actor, in: tx)
        }
        return .redirect(to: LocalPath("/sessions"), flash: Flash("flash.other_sessions_ended"))
    }

    private func endAll(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        try await facade.change { [actor = visit.actor] tx in
            try EndSessions(accountID: id).run(as: actor, in: tx)
        }
        return .redirect(to: LocalPath("/accounts/\(id)"), flash: Flash("flash.sessions_ended"))
    }
}
