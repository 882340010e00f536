internal import Kernel
internal import Web

/// Signing in and out, and the printed code.
struct SignInRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [
            .open(.get, "/sign-in", show), .open(.post, "/sign-in", signIn),
            .signedIn(.post, "/sign-out", signOut),
            .open(.get, "/one-time-code", showCode), .open(.post, "/one-time-code", useCode),
        ]
    }

    private func show(_ visitor: Visitor) async throws -> Answer {
        let next = visitor.query("next") ?? ""
        if visitor.actor != nil { return .redirect(to: LocalPath(untrusted: next) ?? LocalPath("/")) }
        return .page(SignInPage(visitor.messages, next: next))
    }

    private func signIn(_ visitor: Visitor) async throws -> Answer {
        let form = try await visitor.form()
        do {
            let action = SignIn(
                signInName: form["name"], password: form["password"], address: visitor.remoteAddress)
            let next = LocalPath(untrusted: form["next"]) ?? LocalPath("/")
            return SignInRoutes.answer(
                try await action.run(on: facade.store, facade.hasher), next: next, visitor.messages)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visitor.messages)
            return .page(
                SignInPage(visitor.messages, name: form["name"], next: form["next"], trouble: trouble),
                status: SignInRoutes.status(of: refusal))
        }
    }

    private func signOut(_ visit: SignedIn) async throws -> Answer {
        if let token = visit.session?.token {
            try await facade.endSession(token, as: visit.actor)
        }
        return .redirect(to: LocalPath("/sign-in"), flash: Flash("flash.signed_out")).endingSession()
    }

    private func showCode(_ visitor: Visitor) async throws -> Answer {
        .page(OneTimeCodePage(visitor.messages, name: visitor.query("name") ?? ""))
    }

    private func useCode(_ visitor: Visitor) async throws -> Answer {
        let form = try await visitor.form()
        do {
            guard form["password"] == form["again"] else { throw Refusal("passwords_differ") }
            let action = UseOneTimeCode(
                signInName: form["name"], code: form["code"], newPassword: form["password"],
                address: visitor.remoteAddress)
            return SignInRoutes.answer(
                try await action.run(on: facade.store, facade.hasher), next: LocalPath("/"),
                flash: Flash("flash.password_set"), visitor.messages)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visitor.messages, fields: PasswordFields.ofRefusals)
            return .page(
                OneTimeCodePage(visitor.messages, name: form["name"], trouble: trouble),
                status: SignInRoutes.status(of: refusal))
        }
    }

    /// Leads on with a session, or asks for the second factor first.
    static func answer(
        _ answer: SignInAnswer, next: LocalPath, flash: Flash? = nil, _ messages: Messages
    ) -> Answer {
        switch answer {
        case .session(let token):
            .redirect(to: next, flash: flash).startingSession(token, seconds: SessionRules.longest.absoluteSeconds)
        case .secondFactor(let step):
            .page(SecondFactorStepPage(messages, step: step, next: next.text))
        }
    }

    static func status(of refusal: Refusal) -> Status {
        refusal.code == "try_again_later" ? .tooManyRequests : .unprocessable
    }
}
