internal import Kernel
internal import Storage
internal import Web

/// Forms as pages: their versions in words, taking in a new one after a look at what it changes, saying who owes it.
struct FormRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    /// The largest form that is taken in, with what a form around it needs.
    private static let mostBytes = 512 << 10

    var routes: [Route] {
        let (read, review) = (ReportsFacade.read, ReportsFacade.review)
        return [
            .needs(read, .get, FormsPage.path.text, list),
            .needs(review, .post, FormsPage.path.text, bodyLimit: FormRoutes.mostBytes * 4, keep),
            .needs(review, .post, "/forms/preview", bodyLimit: FormRoutes.mostBytes * 4, preview),
            .needs(read, .get, "/forms/{code}/{version}", show),
            .needs(read, .get, "/forms/{code}/{version}/form.json", file),
            .needs(review, .post, "/forms/{code}/assignments", assign),
        ]
    }

    private func look(_ visit: SignedIn) async throws -> FormsLook {
        try await store.read { [reports] tx in
            try FormsLook(try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
        }
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        .page(FormsPage(try await look(visit), visit.messages))
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit)
        return .page(FormVersionPage(try form(visit, look), look, visit.messages))
    }

    private func form(_ visit: SignedIn, _ look: FormsLook) throws -> ReportForm {
        let (code, version) = (try visit.parameter("code"), Digits.integer(try visit.parameter("version")))
        guard let form = look.forms.first(where: { $0.code == code && version == Int64($0.version) }) else {
            throw NotFound("form")
        }
        return form
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let form = try form(visit, try await look(visit))
        let content = try await store.read { [reports] tx in
            try reports.formContent(form.code, version: form.version, in: tx)
        }
        return .file(
            Array(content.utf8), name: "\(form.code)-\(form.version).json", contentType: "application/json")
    }

    // MARK: A new version

    private func preview(_ visit: SignedIn) async throws -> Answer {
        guard FormsLook.mayStore(visit.actor) else { throw Forbidden(ReportsFacade.review) }
        let bytes = try await visit.form().file("file")?.content ?? []
        return try await answer(visit) { look in
            guard !bytes.isEmpty else { throw Refusal("form_file_missing") }
            guard bytes.count <= FormRoutes.mostBytes, let content = String(validating: bytes, as: UTF8.self) else {
                throw Refusal("form_unreadable", ["where": ""])
            }
            let form = try FormReader.form(bytes)
            try StoreForm.check(form, among: look.forms)
            let before = look.forms.last { $0.code == form.code && $0.version < form.version }
            return .page(FormPreviewPage(form, before: before, content: content, visit.messages))
        }
    }

    private func keep(_ visit: SignedIn) async throws -> Answer {
        guard FormsLook.mayStore(visit.actor) else { throw Forbidden(ReportsFacade.review) }
        // A browser sends the line ends of forms; JSON does not mind.
        let content = Array(try await visit.form()["content"].utf8)
        return try await answer(visit) { _ in
            let line = try await store.write { [reports] tx in
                try reports.storeForm(content, as: visit.actor, in: tx)
            }
            return .redirect(
                to: LocalPath("/forms/\(line.code)/\(line.version)"),
                flash: Flash(line.isNew ? "flash.form_stored" : "flash.form_there"))
        }
    }

    /// A refusal stands above the list.
    private func answer(_ visit: SignedIn, _ body: (FormsLook) async throws -> Answer) async throws -> Answer {
        let look = try await look(visit)
        do {
            return try await body(look)
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages)
            return .page(FormsPage(look, visit.messages, trouble: trouble), status: .unprocessable)
        }
    }

    // MARK: Who owes it

    private func assign(_ visit: SignedIn) async throws -> Answer {
        guard FormsLook.mayStore(visit.actor) else { throw Forbidden(ReportsFacade.review) }
        let (look, typed, code) = (try await look(visit), try await visit.form(), try visit.parameter("code"))
        guard let form = look.forms.last(where: { $0.code == code }) else { throw NotFound("form") }
        let request = AssignmentRequest(
            form: code, subject: typed.text("subject"), periodKind: typed.text("period"),
            unitKind: typed.optionalText("kind"), from: typed.text("from"), until: typed.optionalText("until"),
            remind: typed.text("remind"))
        do {
            try await store.write { [reports] tx in try reports.assign(request, as: visit.actor, in: tx) }
            return .redirect(to: FormVersionPage.path(form), flash: Flash("flash.form_assigned"))
        } catch let refusal as Refusal {
            let fields = ["unknown_subject": "subject", "bad_remind_days": "remind", "bad_assignment": "from"]
            let trouble = Trouble(refusal, visit.messages, fields: fields)
            return .page(
                FormVersionPage(form, look, visit.messages, typed: typed, trouble: trouble), status: .unprocessable)
        }
    }
}
