internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// The reports of many put together, and what each figure is made of.
struct ConsolidationRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .needs(ReportsFacade.read, .get, ConsolidationPage.basePath.text, show),
            .needs(ReportsFacade.read, .get, ConsolidatedCellPage.basePath.text, open),
        ]
            + ReportFormat.allCases.map { format in
                .needs(ReportsFacade.read, .get, "\(ConsolidationPage.basePath.text).\(format.rawValue)") {
                    try await file($0, format)
                }
            }
    }

    private func file(_ visit: SignedIn, _ format: ReportFormat) async throws -> Answer {
        let (request, now) = (request(visit), visit.now)
        let words = FormWords(messages: visit.messages)
        let (look, file) = try await answer { tx in
            let desk = try ReportDesk(reports, as: visit.actor, in: tx)
            let look = try ConsolidationLook(request, desk, in: tx)
            return (look, reports.file(of: look, desk, as: format, words, at: now))
        }
        let bytes = try file.bytes()
        guard format != .json else { return .json(bytes: bytes) }
        return .file(
            bytes, name: "\(look.form.code)-\(look.period)-\(look.scope?.code ?? "all").\(format.rawValue)",
            contentType: format.contentType)
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        .page(ConsolidationPage(try await look(visit, parts: 0..<0), visit.messages))
    }

    private func open(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let look = try await look(visit, parts: paging.rows)
        guard let cell = visit.query("cell").flatMap({ look.form.cell($0) }) else { throw NotFound("cell") }
        return .page(ConsolidatedCellPage(look, cell, paging, visit.messages))
    }

    private func look(_ visit: SignedIn, parts: Range<Int>) async throws -> ConsolidationLook {
        let request = request(visit)
        return try await answer { tx in
            try ConsolidationLook(request, try ReportDesk(reports, as: visit.actor, in: tx), parts: parts, in: tx)
        }
    }

    private func request(_ visit: SignedIn) -> ObligationsRequest {
        ObligationsRequest(form: visit.asked("form"), period: visit.asked("period"), scope: visit.asked("scope"))
    }

    private func answer<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.read(body)
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
