internal import Kernel
internal import Web

/// The second step of signing in, and a person's own second factor.
struct SecondFactorRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [
            .open(.get, "/sign-in/second-factor") { _ in .redirect(to: LocalPath("/sign-in")) },
            .open(.post, "/sign-in/second-factor", enter),
            .signedIn(.get, "/second-factor", show), .signedIn(.post, "/second-factor", begin),
            .signedIn(.get, "/second-factor/confirm", showSecret),
            .signedIn(.post, "/second-factor/confirm", confirm),
            .signedIn(.post, "/second-factor/end", end),
        ]
    }

    private func enter(_ visitor: Visitor) async throws -> Answer {
        let form = try await visitor.form()
        do {
            let action = UseSecondFactor(
                step: form["step"], code: form["code"], address: visitor.remoteAddress, seal: facade.seal)
            let token = try await action.run(on: facade.store)
            return .redirect(to: LocalPath(untrusted: form["next"]) ?? LocalPath("/"))
                .startingSession(token, seconds: SessionRules.longest.absoluteSeconds)
        } catch let refusal as Refusal where refusal.code == "sign_in_step_over" {
            return .page(
                SignInPage(visitor.messages, next: form["next"], trouble: Trouble(refusal, visitor.messages)),
                status: .unprocessable)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visitor.messages, fields: SecondFactorRoutes.fieldsOfRefusals)
            return .page(
                SecondFactorStepPage(visitor.messages, step: form["step"], next: form["next"], trouble: trouble),
                status: SignInRoutes.status(of: refusal))
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func begin(_ visit: SignedIn) async throws -> Answer {
        do {
            try await facade.change { [actor = visit.actor, seal = facade.seal] tx in
                try BeginSecondFactor(seal: seal).run(as: actor, in: tx)
            }
            return .redirect(to: LocalPath("/second-factor/confirm"))
        } catch let refusal as Refusal {
            return .page(
                try await page(visit, trouble: Trouble(refusal, visit.messages)), status: .unprocessable)
        }
    }

    private func showSecret(_ visit: SignedIn) async throws -> Answer {
        guard let page = try await secretPage(visit) else { return .redirect(to: LocalPath("/second-factor")) }
        return .page(page)
    }

    private func confirm(_ visit: SignedIn) async throws -> Answer {
        let code = try await visit.form()["code"]
        do {
            let codes = try await facade.change { [actor = visit.actor, seal = facade.seal] tx in
                try ConfirmSecondFactor(code: code, seal: seal).run(as: actor, in: tx)
            }
            return .page(RecoveryCodesPage(codes, signInName: visit.actor.name, on: visit.now.businessDay))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: SecondFactorRoutes.fieldsOfRefusals)
            guard let page = try await secretPage(visit, trouble: trouble) else {
                return .page(try await page(visit, trouble: trouble), status: .unprocessable)
            }
            return .page(page, status: .unprocessable)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        let password = try await visit.form()["password"]
        do {
            try await EndSecondFactor(actor: visit.actor, password: password).run(on: facade.store, facade.hasher)
            return .redirect(to: LocalPath("/second-factor"), flash: Flash("flash.second_factor_off"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: SecondFactorRoutes.fieldsOfRefusals)
            return .page(try await page(visit, trouble: trouble), status: SignInRoutes.status(of: refusal))
        }
    }

    private func page(_ visit: SignedIn, trouble: Trouble? = nil) async throws -> SecondFactorPage {
        let (isOn, codesLeft) = try await facade.look { [actor = visit.actor] tx in
            let id = try AccessGuard.ownAccount(of: actor, in: tx).accountID
            return (
                try SecondFactorQueries.isOn(accountID: id, in: tx),
                try SecondFactorQueries.recoveryCodesLeft(accountID: id, in: tx)
            )
        }
        return SecondFactorPage(visit.messages, isOn: isOn, codesLeft: codesLeft, trouble: trouble)
    }

    /// Nil when no secret waits to be confirmed.
    private func secretPage(_ visit: SignedIn, trouble: Trouble? = nil) async throws -> SecondFactorSecretPage? {
        let secret = try await facade.look { [actor = visit.actor, seal = facade.seal] tx in
            let id = try AccessGuard.ownAccount(of: actor, in: tx).accountID
            guard let factor = try SecondFactorQueries.find(accountID: id, in: tx), !factor.isOn else {
                return [UInt8]?.none
            }
            return seal.opened(factor.secret, accountID: id)
        }
        return secret.map {
            SecondFactorSecretPage(visit.messages, secret: $0, signInName: visit.actor.name, trouble: trouble)
        }
    }

    private static let fieldsOfRefusals = ["wrong_second_factor": "code", "wrong_old_password": "password"]
}
