internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// The roster of officers: the list, its files, and the forms.
struct OfficerRoutes: Sendable {
    let store: Store
    let directory: DirectoryFacade

    var routes: [Route] {
        let (read, write) = (DirectoryFacade.readOfficers, DirectoryFacade.writeOfficers)
        return [
            .needs(read, .get, "/officers", list), .needs(read, .get, "/officers.csv", csv),
            .needs(read, .get, "/officers.xlsx", workbook), .needs(write, .get, "/officers/new", new),
            .needs(write, .post, "/officers", add), .needs(write, .get, "/officers/{number}", show),
            .needs(write, .post, "/officers/{number}", change), .needs(write, .post, "/officers/{number}/end", end),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        .page(OfficersPage(try await look(visit), Paging(ofDirectory: visit), visit.messages))
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        OfficersPage.file(try await look(visit), visit.messages).csv()
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        try OfficersPage.file(try await look(visit), visit.messages).workbook(now: visit.now)
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let form = Form(["unit": visit.query("unit") ?? "", "post": visit.query("post") ?? ""])
        return .page(OfficerPage(newFor: form, today: visit.now.businessDay, visit.messages))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let filled = try OfficerForm(form)
            try await store.write { [directory] tx in
                let unit = try OfficerForm.unit(form, try directory.organisation.tree.value(in: tx))
                _ = try SaveOfficer(directory: directory, actor: visit.actor).add(filled.officer(of: unit), in: tx)
            }
            return .redirect(to: OfficersPage.path, flash: Flash("flash.officer_added"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: OfficerForm.fieldsOfRefusals)
            let page = OfficerPage(newFor: form, today: visit.now.businessDay, visit.messages, trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, flash: "flash.officer_changed") { number, action, tx in
            let filled = try OfficerForm(form)
            try action.change(number, version: form.version, to: filled, in: tx)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, flash: "flash.officer_ended") { number, action, tx in
            let day = try form.day("end_on") ?? tx.today
            try action.end(number, version: form.version, on: day, in: tx)
        }
    }

    /// Does something with the officer of the path; a refusal shows the page with the reason and what was typed.
    private func save(
        _ visit: SignedIn, _ form: Form, flash: String,
        _ body: @escaping @Sendable (Int64, SaveOfficer, Transaction) throws -> Void
    ) async throws -> Answer {
        let number = try visit.number("officer")
        do {
            try await store.write { [directory] tx in
                try body(number, SaveOfficer(directory: directory, actor: visit.actor), tx)
            }
            return .redirect(to: OfficersPage.path, flash: Flash(flash))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: OfficerForm.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func page(_ visit: SignedIn, form: Form? = nil, trouble: Trouble? = nil) async throws -> OfficerPage {
        let number = try visit.number("officer")
        let typed = form.flatMap { $0.has("full_name") ? $0 : nil }
        return try await store.read { [directory] tx in
            let reach = try directory.reach(visit.actor, DirectoryFacade.writeOfficers, in: tx)
            guard let stored = try OfficerQueries.officer(number, in: tx), reach.reaches(unit: stored.officer.unit)
            else { throw NotFound("officer") }
            return OfficerPage(
                stored, unitName: try directory.name(of: .unit(stored.officer.unit), in: tx), form: typed,
                today: tx.today, visit.messages, trouble: trouble)
        }
    }

    private func look(_ visit: SignedIn) async throws -> OfficersLook {
        do {
            return try await store.read { [directory] tx in
                try OfficersLook(DirectoryRequest(visit), as: visit.actor, directory, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.directoryStatus)
        }
    }
}
