internal import Kernel
internal import Storage
internal import Web

/// Owed reports and forms put together, for programs.
struct FormCalls: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .api(needs: ReportsFacade.read, .get, "/api/v1/reports/obligations", obligations),
            .api(needs: ReportsFacade.read, .get, "/api/v1/reports/forms/{form}", report),
            .api(needs: ReportsFacade.read, .get, "/api/v1/reports/forms/{form}/cells/{cell}", cell),
        ]
    }

    private func obligations(_ visit: SignedIn) async throws -> Answer {
        let request = ObligationsRequest(
            form: visit.asked("form"), period: visit.query("period"), scope: visit.asked("scope"),
            state: visit.asked("state"), search: visit.asked("q"))
        let look = try await store.obligations(request, as: visit.actor, reports)
        return .json(bytes: ObligationsFile(look, FormWords(messages: visit.messages)).json())
    }

    private func report(_ visit: SignedIn) async throws -> Answer {
        let request = try visit.formReport()
        return .json(
            bytes: try await answer { tx in
                try reports.formReport(request, as: .json, visit.messages, by: visit.actor, in: tx)
            })
    }

    private func cell(_ visit: SignedIn) async throws -> Answer {
        let (request, cell) = (try visit.formReport(), try visit.parameter("cell"))
        return .json(
            bytes: try await answer { tx in
                try reports.explanation(of: cell, request, visit.messages, by: visit.actor, in: tx)
            })
    }

    private func answer(_ body: @escaping @Sendable (Transaction) throws -> GatheredFile) async throws -> [UInt8] {
        do {
            return try await store.read(body).bytes()
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}

extension SignedIn {
    /// A pair of the query, cleaned; nil when nothing is left.
    func asked(_ name: String) -> String? {
        query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }

    fileprivate func formReport() throws -> FormReportRequest {
        FormReportRequest(
            form: try parameter("form"), scope: asked("scope"), period: query("period") ?? "",
            subject: asked("subject"))
    }
}
