internal import Kernel
internal import Storage
internal import Web

/// The page of a partner's reach, and its files.
struct ReachRoutes: Sendable {
    static let path = LocalPath("/reports/reach")

    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .needs(ReportsFacade.read, .get, ReachRoutes.path.text, page),
            .needs(ReportsFacade.read, .get, "\(ReachRoutes.path.text).csv", csv),
            .needs(ReportsFacade.read, .get, "\(ReachRoutes.path.text).xlsx", workbook),
        ]
    }

    /// The address of a file with the same question.
    static func path(of ending: String, _ question: ReachQuestion) -> LocalPath {
        LocalPath("\(path.text).\(ending)").with("partner", question.partner).with("at", question.day.description)
            .with("scope", question.scope).with("period", question.period.kind.rawValue)
    }

    private func page(_ visit: SignedIn) async throws -> Answer {
        .page(ReachPage(try await report(visit), WelfareWords(messages: visit.messages)))
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        let report = try await report(visit)
        return .file(
            report.csv(WelfareWords(messages: visit.messages)), name: "\(name(report)).csv",
            contentType: "text/csv; charset=utf-8")
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        let report = try await report(visit)
        return .file(
            try report.workbook(WelfareWords(messages: visit.messages)), name: "\(name(report)).xlsx",
            contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    private func name(_ report: PartnerReachReport) -> String {
        "reach-\(report.question.partner)-\(report.question.day)"
    }

    private func report(_ visit: SignedIn) async throws -> PartnerReachReport {
        let request = PartnerReachReport.Request(
            scope: visit.asked("scope"), partner: visit.asked("partner"), day: visit.asked("at"),
            period: visit.asked("period"))
        do {
            return try await store.read { [reports] tx in try reports.reach(request, as: visit.actor, in: tx) }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
