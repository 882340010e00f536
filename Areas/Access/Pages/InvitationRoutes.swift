internal import Kernel
internal import Web

/// The link that an invited person follows, and making it.
struct InvitationRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [
            .open(.get, "/invitation/{token}", show), .open(.post, "/invitation/{token}", use),
            .needs(AccessPermission.manageAccounts, .post, "/accounts/{id}/invitation", invite),
        ]
    }

    private func show(_ visitor: Visitor) async throws -> Answer {
        let token = try visitor.parameter("token")
        let account = try await facade.look { tx in try FindInvitation.account(token, in: tx) }
        return .page(InvitationPage(visitor.messages, account, token: token))
    }

    private func use(_ visitor: Visitor) async throws -> Answer {
        let token = try visitor.parameter("token")
        let form = try await visitor.form()
        let account = try await facade.look { tx in try FindInvitation.account(token, in: tx) }
        do {
            guard form["password"] == form["again"] else { throw Refusal("passwords_differ") }
            let action = UseInvitation(token: token, newPassword: form["password"], address: visitor.remoteAddress)
            return SignInRoutes.answer(
                try await action.run(on: facade.store, facade.hasher), next: LocalPath("/"),
                flash: Flash("flash.password_set"), visitor.messages)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visitor.messages, fields: PasswordFields.ofRefusals)
            return .page(
                InvitationPage(visitor.messages, account, token: token, trouble: trouble), status: .unprocessable)
        }
    }

    private func invite(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let token = try await facade.change { [actor = visit.actor] tx in
            try Invite(accountID: id).run(as: actor, in: tx)
        }
        guard let account = try await facade.account(id: id) else { throw NotFound("account") }
        return .page(InvitationSlipPage(account, origin: visit.origin, token: token, now: visit.now))
    }
}
