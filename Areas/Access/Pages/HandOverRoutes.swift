internal import Kernel
internal import Web

/// Handing over all roles of an account.
struct HandOverRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        let permission = AccessPermission.manageAccounts
        return [
            .needs(permission, .get, "/accounts/{id}/hand-over", show),
            .needs(permission, .post, "/accounts/{id}/hand-over", handOver),
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(HandOverPage(visit.messages, try await account(visit), today: visit.now.businessDay))
    }

    private func handOver(_ visit: SignedIn) async throws -> Answer {
        let account = try await account(visit)
        let form = try await visit.form()
        do {
            let action = HandOverRoles(from: account.id, to: form["name"], on: try HandOverPage.day(form))
            try await facade.change { [actor = visit.actor] tx in try action.run(as: actor, in: tx) }
            return .redirect(to: LocalPath("/accounts/\(account.id)"), flash: Flash("flash.roles_handed_over"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: HandOverPage.fieldsOfRefusals)
            return .page(
                HandOverPage(visit.messages, account, today: visit.now.businessDay, form: form, trouble: trouble),
                status: .unprocessable)
        }
    }

    private func account(_ visit: SignedIn) async throws -> AccountSummary {
        guard let account = try await facade.account(id: try visit.parameter("id")) else { throw NotFound("account") }
        return account
    }
}
