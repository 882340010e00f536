internal import Imports
internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// The register of collective agreements: the list, each of them, and the form.
struct AgreementRoutes: Sendable {
    let store: Store
    let bargaining: BargainingFacade

    var routes: [Route] {
        let (read, write) = (BargainingFacade.read, BargainingFacade.write)
        return [
            .needs(read, .get, "/collective-agreements", list),
            .needs(write, .get, "/collective-agreements/new", new),
            .needs(write, .post, "/collective-agreements", add),
            .needs(read, .get, "/collective-agreements/{code}", show),
            .needs(write, .get, "/collective-agreements/{code}/change", edit),
            .needs(write, .post, "/collective-agreements/{code}", change),
            .needs(write, .post, "/collective-agreements/{code}/remove", remove),
        ]
    }

    static let pages: [any Page.Type] = [AgreementsPage.self, AgreementPage.self, AgreementFormPage.self]

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let (unit, search) = (visit.asked("unit"), visit.query("q") ?? "")
        let (day, state) = (AgreementRoutes.day(visit), visit.asked("state").flatMap { AgreementState(rawValue: $0) })
        do {
            let look = try await store.read { [bargaining] tx in
                try AgreementsLook(
                    unitCode: unit, on: day, search: search, state: state, as: visit.actor, bargaining, in: tx)
            }
            return .page(AgreementsPage(look, paging, visit.messages))
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.code == "unknown_scope" ? .notFound : .forbidden)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit, trouble: nil))
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let form = Form(["employer_code": visit.query("employer") ?? ""])
        return .page(AgreementFormPage(form, code: nil, version: "", visit.messages))
    }

    private func edit(_ visit: SignedIn) async throws -> Answer {
        let (stored, _, employers, _) = try await found(visit)
        return .page(
            AgreementFormPage(
                AgreementForm.fields(stored, employers), code: stored.agreement.code,
                version: String(stored.version), visit.messages))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, code: nil, flash: "flash.agreement_added") { action, tx in
            try action.add(AgreementForm(form, code: form.text("code")).draft, in: tx)
        }
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let code = VietnameseText.clean(try visit.parameter("code"))
        let version = Digits.integer(form["version"]) ?? 0
        return try await save(visit, form, code: code, flash: "flash.agreement_changed") { action, tx in
            try action.change(AgreementForm(form, code: code).draft, version: version, in: tx)
        }
    }

    private func remove(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let code = VietnameseText.clean(try visit.parameter("code"))
        let version = Digits.integer(form["version"]) ?? 0
        do {
            try await store.write { [bargaining] tx in
                try SaveAgreement(bargaining: bargaining, actor: visit.actor).remove(code, version: version, in: tx)
            }
            return .redirect(to: AgreementsPage.path, flash: Flash("flash.agreement_removed"))
        } catch let refusal as Refusal {
            let page = try await page(visit, trouble: Trouble(refusal, visit.messages))
            return .page(page, status: .unprocessable)
        }
    }

    /// Does something; what is refused shows the form again with the reason and what was typed.
    private func save(
        _ visit: SignedIn, _ form: Form, code: String?, flash: String,
        _ body: @escaping @Sendable (SaveAgreement, Transaction) throws -> Void
    ) async throws -> Answer {
        let trouble: Trouble
        do {
            try await store.write { [bargaining] tx in
                try body(SaveAgreement(bargaining: bargaining, actor: visit.actor), tx)
            }
            return .redirect(to: AgreementPage.path(of: code ?? form.text("code")), flash: Flash(flash))
        } catch let fault as RowFault {
            trouble = AgreementForm.trouble(fault, visit.messages)
        } catch let refusal as Refusal {
            trouble = Trouble(refusal, visit.messages, fields: AgreementForm.fieldsOfRefusals)
        }
        return .page(
            AgreementFormPage(form, code: code, version: form["version"], visit.messages, trouble: trouble),
            status: .unprocessable)
    }

    private func page(_ visit: SignedIn, trouble: Trouble?) async throws -> AgreementPage {
        let (stored, employer, _, rules) = try await found(visit)
        return AgreementPage(
            stored, employer, on: AgreementRoutes.day(visit), rules,
            mayWrite: visit.actor.may(BargainingFacade.write), visit.messages, trouble: trouble)
    }

    private func found(
        _ visit: SignedIn
    ) async throws -> (StoredAgreement, Employer?, EmployerRegister, BargainingRules) {
        let code = VietnameseText.clean(try visit.parameter("code"))
        return try await store.read { [bargaining] tx in
            let register = try bargaining.agreements.value(in: tx)
            let employers = try bargaining.organisation.employers.value(in: tx)
            let reach = UnitReach(
                visit.actor, BargainingFacade.read, try bargaining.organisation.tree.value(in: tx))
            guard let stored = register.agreement(code: code),
                let employer = employers.employer(stored.agreement.employer), reach.sees(employer)
            else { throw NotFound("agreement") }
            return (stored, employer, employers, register.rules)
        }
    }

    private static func day(_ visit: SignedIn) -> Day {
        visit.asked("at").flatMap { Day(typed: $0) } ?? visit.now.businessDay
    }
}

extension SignedIn {
    /// A pair of the query, cleaned; nil when nothing is left.
    func asked(_ name: String) -> String? {
        query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }
}
