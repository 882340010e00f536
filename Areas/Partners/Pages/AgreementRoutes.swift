internal import Kernel
internal import Storage
internal import Web

/// Signing an agreement in a form, extending it and ending it.
struct AgreementRoutes: Sendable {
    let store: Store
    let partners: PartnersFacade

    var routes: [Route] {
        let sign = PartnersFacade.sign
        return [
            .needs(sign, .get, AgreementPage.newPath.text, new),
            .needs(sign, .post, Register.agreements.path.text, step),
            .needs(sign, .get, "/agreements/{code}/end-day", end),
            .needs(sign, .post, "/agreements/{code}/end-day", changeEnd),
        ]
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let usual = Form(["partner_code": visit.query("partner") ?? "", "level": "national", "covers": "below"])
        return .page(AgreementPage(AgreementForm(usual), visit.words))
    }

    /// One more product, the preview, back to the form, or the signing itself.
    private func step(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let filled = AgreementForm(form)
        do {
            switch form["step"] {
            case "preview":
                let warnings = try await action(visit).rehearse(filled, on: store)
                return .page(AgreementPage(filled, visit.words, preview: warnings))
            case "sign":
                _ = try await store.write { tx in try action(visit).sign(filled, in: tx) }
                return .redirect(to: LocalPath("/agreements/\(filled.code)"), flash: Flash("flash.agreement_signed"))
            default: return .page(AgreementPage(filled, visit.words))
            }
        } catch {
            guard let trouble = AgreementRoutes.trouble(error, visit.messages) else { throw error }
            return .page(AgreementPage(filled, visit.words, trouble: trouble), status: .unprocessable)
        }
    }

    private func action(_ visit: SignedIn) -> SignAgreement {
        SignAgreement(partners: partners, actor: visit.actor)
    }

    private static func trouble(_ error: any Error, _ messages: Messages) -> Trouble? {
        switch error {
        case let fault as AgreementFault: fault.trouble(messages)
        case let refusal as Refusal: Trouble(refusal, messages, fields: ["agreement_there_already": "code"])
        default: nil
        }
    }

    // MARK: Its end

    private func end(_ visit: SignedIn) async throws -> Answer {
        .page(AgreementEndPage(try await stored(visit), visit.words))
    }

    private func changeEnd(_ visit: SignedIn) async throws -> Answer {
        let (form, code) = (try await visit.form(), try visit.parameter("code"))
        do {
            let end = try form.optionalText("valid_to").map { text in
                guard let day = Day(typed: text) else { throw Refusal("agreement_end_unreadable") }
                return day
            }
            try await store.write { [partners] tx in
                try ChangeAgreementEnd(partners: partners, actor: visit.actor)
                    .change(code, from: Day(form["seen"]), to: end, reason: form.text("reason"), in: tx)
            }
            return .redirect(to: LocalPath("/agreements/\(code)"), flash: Flash("flash.agreement_end_changed"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: AgreementEndPage.fieldsOfRefusals)
            let page = AgreementEndPage(try await stored(visit), visit.words, typed: form, trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }

    private func stored(_ visit: SignedIn) async throws -> Agreement {
        let code = try visit.parameter("code")
        return try await store.read { [partners] tx in
            guard let agreement = try partners.register.value(in: tx).agreement(code: code) else {
                throw NotFound("agreement")
            }
            return agreement
        }
    }
}
