internal import Kernel
internal import Storage
internal import Web

/// The page of the welfare report and its files.
struct WelfarePages: Sendable {
    static let path = LocalPath("/reports/welfare")

    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [.needs(ReportsFacade.read, .get, WelfarePages.path.text, page)]
            + ReportFormat.allCases.map { format in
                .needs(ReportsFacade.read, .get, WelfarePages.path(of: format).text) { visit in
                    try await file(visit, format)
                }
            }
    }

    static func path(of format: ReportFormat) -> LocalPath {
        LocalPath("/reports/welfare.\(format.rawValue)")
    }

    private func page(_ visit: SignedIn) async throws -> Answer {
        let request = WelfareRequest(visit)
        let look = try await store.read { [reports] tx in
            try WelfareLook(request, as: visit.actor, reports, in: tx)
        }
        return .page(WelfarePage(look, visit.tiles, visit.messages), status: look.refusals.first?.status ?? .ok)
    }

    private func file(_ visit: SignedIn, _ format: ReportFormat) async throws -> Answer {
        let file = try await store.welfare(WelfareRequest(visit), as: format, visit, reports).file()
        return .file(file.bytes, name: file.name, contentType: file.contentType)
    }
}

extension WelfareRequest {
    /// What the query says.
    init(_ visit: SignedIn) {
        self.init(
            scope: visit.query("scope"), partner: visit.query("partner"), period: visit.query("period"),
            by: visit.query("by"), view: visit.query("as"))
    }
}

extension Store {
    /// The report ready to be printed, or the problem that tells why not.
    func welfare(
        _ request: WelfareRequest, as format: ReportFormat, _ visit: SignedIn, _ reports: ReportsFacade
    ) async throws -> WelfarePrint {
        do {
            return try await read { tx in
                try reports.file(request, as: format, visit.tiles, visit.messages, by: visit.actor, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
