internal import Imports
internal import Kernel
internal import Organisation
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
        let unit = try await look(visit) { ground in ground.signing?.usualUnit }
        let usual = Form([
            "partner_code": visit.query("partner") ?? "", "unit_code": unit?.code ?? "",
            "level": (unit == nil ? AgreementLevel.national : .provincial).rawValue, "covers": Coverage.below.rawValue,
        ])
        return .page(try await page(visit, AgreementForm(usual)))
    }

    /// One more product, the preview, back to the form, or the signing itself.
    private func step(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let filled = AgreementForm(form)
        do {
            switch form["step"] {
            case "preview":
                let warnings = try await action(visit).rehearse(filled, on: store)
                return .page(try await page(visit, filled, preview: warnings))
            case "sign":
                _ = try await store.write { tx in try action(visit).sign(filled, in: tx) }
                return .redirect(to: LocalPath("/agreements/\(filled.code)"), flash: Flash("flash.agreement_signed"))
            default: return .page(try await page(visit, filled))
            }
        } catch {
            guard let trouble = AgreementRoutes.trouble(error, visit.messages) else { throw error }
            return .page(try await page(visit, filled, trouble: trouble), status: .unprocessable)
        }
    }

    private func page(
        _ visit: SignedIn, _ filled: AgreementForm, trouble: Trouble? = nil,
        preview warnings: [ImportWarnings.Warning]? = nil
    ) async throws -> AgreementPage {
        let words = visit.words
        return try await look(visit) { AgreementPage(filled, $0, words, trouble: trouble, preview: warnings) }
    }

    private func action(_ visit: SignedIn) -> SignAgreement {
        SignAgreement(partners: partners, actor: visit.actor)
    }

    private static func trouble(_ error: any Error, _ messages: Messages) -> Trouble? {
        switch error {
        case let fault as AgreementFault: fault.trouble(messages)
        case let refusal as Refusal: Trouble(refusal, messages, fields: AgreementPage.fieldsOfRefusals)
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
        return try await look(visit) { ground in
            guard let agreement = ground.register.agreement(code: code) else { throw NotFound("agreement") }
            guard ground.signing?.holds(agreement, on: ground.today) ?? false else {
                throw Forbidden(PartnersFacade.sign)
            }
            return agreement
        }
    }

    private func look<Seen: Sendable>(
        _ visit: SignedIn, _ see: @escaping @Sendable (PartnerGround) throws -> Seen
    ) async throws -> Seen {
        try await store.read { [partners] tx in try see(PartnerGround(partners, as: visit.actor, with: [], in: tx)) }
    }
}
