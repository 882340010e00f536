internal import Imports
internal import Kernel
internal import Storage
internal import Web

/// The employers of units: the list, each of them, and the form.
struct EmployerRoutes: Sendable {
    let store: Store
    let organisation: OrganisationFacade

    var routes: [Route] {
        let (read, write) = (OrganisationFacade.read, OrganisationFacade.writeEmployers)
        return [
            .needs(read, .get, "/employers", list), .needs(write, .get, "/employers/new", new),
            .needs(write, .post, "/employers", add), .needs(read, .get, "/employers/{code}", show),
            .needs(write, .get, "/employers/{code}/change", edit), .needs(write, .post, "/employers/{code}", change),
        ]
    }

    static let pages: [any Page.Type] = [EmployersPage.self, EmployerPage.self, EmployerFormPage.self]

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        var filter = EmployersLook.Filter(search: visit.query("q") ?? "")
        filter.kind = visit.query("kind").flatMap { EmployerKind(rawValue: $0) }
        filter.ownership = visit.query("ownership").flatMap { Ownership(rawValue: $0) }
        filter.hasUnion = visit.query("union").flatMap { ["own": true, "none": false][$0] }
        let unit = visit.query("unit").map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        do {
            let look = try await store.read { [organisation, filter] tx in
                try EmployersLook(
                    unitCode: unit, on: EmployerRoutes.day(visit), filter, as: visit.actor, organisation, in: tx)
            }
            return .page(EmployersPage(look, paging, visit.messages))
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.unitStatus)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let mayWrite = visit.actor.may(OrganisationFacade.writeEmployers)
        let (employer, tree, industries) = try await found(visit)
        return .page(
            EmployerPage(
                employer, on: EmployerRoutes.day(visit), industries, mayWrite: mayWrite,
                EmployerWords(messages: visit.messages, tree: tree)))
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let today = visit.now.businessDay
        let form = Form([
            "valid_from": today.description, "kind": EmployerKind.enterprise.rawValue,
            "unit_code": visit.query("unit") ?? "",
        ])
        return .page(try await page(visit, form, code: nil, version: ""))
    }

    private func edit(_ visit: SignedIn) async throws -> Answer {
        let (employer, tree, _) = try await found(visit)
        let today = visit.now.businessDay
        guard let state = employer.state(nearest: today) else { throw NotFound("employer") }
        let form = EmployerForm.fields(state, from: today, tree)
        return .page(try await page(visit, form, code: employer.code, version: String(employer.version)))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, code: nil, flash: "flash.employer_added") { action, tx in
            try action.add(EmployerForm(form, code: form.text("code")).draft, in: tx)
        }
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let code = VietnameseText.clean(try visit.parameter("code"))
        let version = Digits.integer(form[EmployerForm.version]) ?? 0
        return try await save(visit, form, code: code, flash: "flash.employer_changed") { action, tx in
            try action.change(EmployerForm(form, code: code).draft, version: version, in: tx)
        }
    }

    /// Does something; what is refused shows the form again with the reason and what was typed.
    private func save(
        _ visit: SignedIn, _ form: Form, code: String?, flash: String,
        _ body: @escaping @Sendable (SaveEmployer, Transaction) throws -> Void
    ) async throws -> Answer {
        let trouble: Trouble
        do {
            try await store.write { [organisation] tx in
                try body(SaveEmployer(organisation: organisation, actor: visit.actor), tx)
            }
            return .redirect(to: EmployerPage.path(of: code ?? form.text("code")), flash: Flash(flash))
        } catch let fault as RowFault {
            trouble = EmployerForm.trouble(fault, visit.messages)
        } catch let refusal as Refusal {
            trouble = Trouble(
                refusal, visit.messages, fields: ["employer_code_taken": "code", "employer_overlaps": "valid_from"])
        }
        let version = form[EmployerForm.version]
        return .page(
            try await page(visit, form, code: code, version: version, trouble: trouble), status: .unprocessable)
    }

    private func page(
        _ visit: SignedIn, _ form: Form, code: String?, version: String, trouble: Trouble? = nil
    ) async throws -> EmployerFormPage {
        let (tree, industries) = try await store.read { [organisation] tx in
            (try organisation.tree.value(in: tx), try organisation.industries(in: tx))
        }
        return EmployerFormPage(
            form, code: code, version: version, industries, on: visit.now.businessDay,
            EmployerWords(messages: visit.messages, tree: tree), trouble: trouble)
    }

    /// The employer of the path, for those who may look at a unit at which it stood.
    private func found(_ visit: SignedIn) async throws -> (Employer, UnitTree, Industries) {
        let code = VietnameseText.clean(try visit.parameter("code"))
        return try await store.read { [organisation] tx in
            let tree = try organisation.tree.value(in: tx)
            let reach = UnitReach(visit.actor, OrganisationFacade.read, tree)
            guard let employer = try organisation.employers.value(in: tx).employer(code: code),
                reach.sees(employer)
            else { throw NotFound("employer") }
            return (employer, tree, try organisation.industries(in: tx))
        }
    }

    private static func day(_ visit: SignedIn) -> Day {
        visit.query("at").flatMap { Day(typed: VietnameseText.clean($0)) } ?? visit.now.businessDay
    }
}
