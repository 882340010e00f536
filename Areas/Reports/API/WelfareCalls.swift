internal import Kernel
internal import Storage
internal import Web

/// `GET /api/v1/reports/welfare`: the report for programs, the same JSON as the file.
struct WelfareCalls: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [.api(needs: ReportsFacade.read, .get, "/api/v1/reports/welfare", welfare)]
    }

    private func welfare(_ visit: SignedIn) async throws -> Answer {
        .json(bytes: try await store.welfare(WelfareRequest(visit), as: .json, visit, reports).file().bytes)
    }
}
