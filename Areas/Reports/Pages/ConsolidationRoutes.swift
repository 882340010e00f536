internal import Kernel
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
        let request = ObligationsRequest(
            form: visit.asked("form"), period: visit.asked("period"), scope: visit.asked("scope"))
        do {
            return try await store.read { [reports] tx in
                try ConsolidationLook(
                    request, try ReportDesk(reports, as: visit.actor, in: tx), parts: parts, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
