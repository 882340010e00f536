internal import Kernel
internal import Web

/// A person's own password.
struct PasswordRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [.signedIn(.get, "/my-password", show), .signedIn(.post, "/my-password", change)]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(MyPasswordPage(visit.messages, signInName: visit.actor.name))
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            guard form["password"] == form["again"] else { throw Refusal("passwords_differ") }
            let action = ChangePassword(
                actor: visit.actor, oldPassword: form["old"], newPassword: form["password"],
                address: visit.remoteAddress)
            let token = try await action.run(on: facade.store, facade.hasher)
            return .redirect(to: LocalPath("/my-password"), flash: Flash("flash.password_set"))
                .startingSession(token, seconds: SessionRules.longest.absoluteSeconds)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: PasswordFields.ofRefusals)
            return .page(
                MyPasswordPage(visit.messages, signInName: visit.actor.name, trouble: trouble), status: .unprocessable)
        }
    }
}
