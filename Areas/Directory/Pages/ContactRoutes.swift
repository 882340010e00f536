internal import Kernel
internal import Storage
internal import Web

/// The directory of contacts: the list, its files, and the forms.
struct ContactRoutes: Sendable {
    let store: Store
    let directory: DirectoryFacade

    var routes: [Route] {
        let (read, write) = (DirectoryFacade.readContacts, DirectoryFacade.writeContacts)
        return [
            .needs(read, .get, "/contacts", list), .needs(read, .get, "/contacts.csv", csv),
            .needs(read, .get, "/contacts.xlsx", workbook), .needs(write, .get, "/contacts/new", new),
            .needs(write, .post, "/contacts", add), .needs(write, .get, "/contacts/{number}", show),
            .needs(write, .post, "/contacts/{number}", change), .needs(write, .post, "/contacts/{number}/end", end),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        .page(ContactsPage(try await look(visit), Paging(ofDirectory: visit), visit.messages))
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        ContactsPage.file(try await look(visit), visit.messages).csv()
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        try ContactsPage.file(try await look(visit), visit.messages).workbook(now: visit.now)
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let form = Form(["code": visit.query("code") ?? "", "side": visit.query("side") ?? "unit"])
        return .page(ContactPage(newFor: form, today: visit.now.businessDay, visit.messages))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let filled = try ContactForm(form)
            try await store.write { [directory] tx in
                let side = try directory.side(form, in: tx)
                let contact = Contact(side: side, days: filled.days, card: filled.card)
                _ = try SaveContact(directory: directory, actor: visit.actor).add(contact, in: tx)
            }
            return .redirect(to: ContactsPage.path, flash: Flash("flash.contact_added"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ContactForm.fieldsOfRefusals)
            let page = ContactPage(newFor: form, today: visit.now.businessDay, visit.messages, trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(try await page(visit))
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, flash: "flash.contact_changed") { number, action, tx in
            let filled = try ContactForm(form)
            try action.change(number, version: form.version, to: filled.card, filled.days, in: tx)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await save(visit, form, flash: "flash.contact_ended") { number, action, tx in
            let day = try form.day("end_on") ?? tx.today
            try action.end(number, version: form.version, on: day, in: tx)
        }
    }

    /// Does something with the contact of the path; a refusal shows its page with the reason and what was typed.
    private func save(
        _ visit: SignedIn, _ form: Form, flash: String,
        _ body: @escaping @Sendable (Int64, SaveContact, Transaction) throws -> Void
    ) async throws -> Answer {
        let number = try visit.number("contact")
        do {
            try await store.write { [directory] tx in
                try body(number, SaveContact(directory: directory, actor: visit.actor), tx)
            }
            return .redirect(to: ContactsPage.path, flash: Flash(flash))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ContactForm.fieldsOfRefusals)
            return .page(try await page(visit, form: form, trouble: trouble), status: .unprocessable)
        }
    }

    private func page(_ visit: SignedIn, form: Form? = nil, trouble: Trouble? = nil) async throws -> ContactPage {
        let number = try visit.number("contact")
        let typed = form.flatMap { $0.has("focal_person") ? $0 : nil }
        return try await store.read { [directory] tx in
            let reach = try directory.reach(visit.actor, DirectoryFacade.writeContacts, in: tx)
            guard let stored = try ContactQueries.contact(number, in: tx), reach.reaches(stored.contact.side) else {
                throw NotFound("contact")
            }
            return ContactPage(
                stored, name: try directory.name(of: stored.contact.side, in: tx), form: typed,
                today: tx.today, visit.messages, trouble: trouble)
        }
    }

    private func look(_ visit: SignedIn) async throws -> ContactsLook {
        do {
            return try await store.read { [directory] tx in
                try ContactsLook(DirectoryRequest(visit), as: visit.actor, directory, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.directoryStatus)
        }
    }
}

extension SignedIn {
    /// The number in the path; not found when it is none.
    func number(_ what: String) throws -> Int64 {
        guard let number = Digits.integer(try parameter("number")) else { throw NotFound(what) }
        return number
    }
}
