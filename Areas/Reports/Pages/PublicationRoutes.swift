internal import Kernel
internal import Storage
internal import Web

/// Publications: the list, one of them with its files, publishing, amending, and verifying a file.
struct PublicationRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        let (read, review) = (ReportsFacade.read, ReportsFacade.review)
        return [
            .needs(read, .get, PublicationsPage.path.text, list),
            .needs(review, .get, PublishPage.path.text, preview),
            .needs(review, .post, PublicationsPage.path.text, publish),
            .needs(read, .get, "/publications/{number}", show),
            .needs(review, .get, "/publications/{number}/amend", previewAmendment),
            .needs(review, .post, "/publications/{number}/amend", amend),
            .open(.get, PublicationsPage.verifyPath.text, verify),
            .api(needs: read, .get, "/api/v1/publications/{number}", content),
        ]
            + PublicationFormat.allCases.map { format in
                .needs(read, .get, "/publications/{number}/file.\(format.rawValue)") { visit in
                    try await file(visit, format)
                }
            }
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let (paging, search) = (Paging(visit), VietnameseText.clean(visit.query("q") ?? ""))
        let look = try await store.read { [reports] tx in
            try PublicationsLook(search, (paging.offset, paging.size), visit.actor, reports, in: tx)
        }
        return .page(PublicationsPage(look, paging, visit.messages))
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(PublicationPage(try await look(visit), visit.messages))
    }

    private func look(_ visit: SignedIn) async throws -> PublicationLook {
        let number = try visit.publicationNumber
        return try await visit.problems {
            try await store.read { [reports] tx in try PublicationLook(number, visit.actor, reports, in: tx) }
        }
    }

    private func file(_ visit: SignedIn, _ format: PublicationFormat) async throws -> Answer {
        let number = try await look(visit).publication.number
        let file = try await visit.problems { try await shelf(visit).file(number, format) }
        return .file(file.bytes, name: file.name, contentType: file.contentType)
    }

    private func content(_ visit: SignedIn) async throws -> Answer {
        .json(bytes: try await look(visit).content.bytes())
    }

    private func preview(_ visit: SignedIn) async throws -> Answer {
        let request = PublicationRequest(
            form: visit.query("form") ?? WelfareReport.form, welfare: WelfareRequest(visit),
            subject: visit.asked("subject"))
        let gather = shelf(visit).gather(visit.actor)
        return try await visit.problems {
            let draft = try await store.read { tx in try gather.draft(request, in: tx) }
            return .page(PublishPage(draft, visit.messages))
        }
    }

    private func publish(_ visit: SignedIn) async throws -> Answer {
        let request = try PublicationRequest(await visit.form())
        return try await visit.problems {
            let publication = try await shelf(visit).publish(request, as: visit.actor)
            return .redirect(to: PublicationPage.path(publication.number), flash: Flash("flash.published"))
        }
    }

    private func previewAmendment(_ visit: SignedIn) async throws -> Answer {
        try await visit.problems { .page(try await amendment(visit)) }
    }

    private func amendment(_ visit: SignedIn, typed: String = "", trouble: Trouble? = nil) async throws -> PublishPage {
        let (number, gather) = (try visit.publicationNumber, shelf(visit).gather(visit.actor))
        let (old, draft, differences) = try await store.read { tx in
            try PublishReport(gather: gather).amendment(of: number, in: tx)
        }
        return PublishPage(old, draft, differences, visit.messages, typed: typed, trouble: trouble)
    }

    private func amend(_ visit: SignedIn) async throws -> Answer {
        let (number, reason) = (try visit.publicationNumber, try await visit.form().text("reason"))
        return try await visit.problems {
            do {
                let publication = try await shelf(visit).amend(number, reason: reason, as: visit.actor)
                return .redirect(to: PublicationPage.path(publication.number), flash: Flash("flash.amended"))
            } catch let refusal as Refusal where refusal.code == "publication_reason" {
                let trouble = Trouble(refusal, visit.messages, fields: ["publication_reason": "reason"])
                return .page(
                    try await amendment(visit, typed: reason, trouble: trouble), status: .unprocessable)
            }
        }
    }

    private func verify(_ visitor: Visitor) async throws -> Answer {
        let typed = VietnameseText.clean(String((visitor.query("sha256") ?? "").prefix(200)))
        let shelf = PublicationShelf(store: store, reports: reports, tiles: visitor.tiles, visitor.messages)
        return .page(VerifyPage(typed, try await shelf.verify(hash: typed), visitor.messages))
    }

    private func shelf(_ visit: SignedIn) -> PublicationShelf {
        PublicationShelf(store: store, reports: reports, tiles: visit.tiles, visit.messages)
    }
}

extension SignedIn {
    fileprivate var publicationNumber: Int64 {
        get throws {
            guard let number = Digits.integer(try parameter("number")) else { throw NotFound("publication") }
            return number
        }
    }

    /// What is refused is shown as a page with its sentence.
    fileprivate func problems<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}

extension PublicationRequest {
    /// What the form of the preview sends.
    fileprivate init(_ form: Form) {
        func text(_ name: String) -> String? { form.text(name).isEmpty ? nil : form.text(name) }
        self.init(
            form: text("form") ?? WelfareReport.form,
            welfare: WelfareRequest(
                scope: text("scope"), partner: text("partner"), period: text("period"), by: text("by"),
                view: text("as")),
            subject: text("subject"))
    }
}
