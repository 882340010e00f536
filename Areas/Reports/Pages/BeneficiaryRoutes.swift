internal import Kernel
internal import Storage
internal import Web

/// The page of beneficiaries in total, and its file.
struct BeneficiaryRoutes: Sendable {
    static let path = LocalPath("/reports/beneficiaries")
    static let filePath = LocalPath("/reports/beneficiaries.csv")

    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .needs(ReportsFacade.read, .get, BeneficiaryRoutes.path.text, page),
            .needs(ReportsFacade.read, .get, BeneficiaryRoutes.filePath.text, file),
        ]
    }

    private func page(_ visit: SignedIn) async throws -> Answer {
        .page(BeneficiaryPage(try await report(visit), WelfareWords(messages: visit.messages)))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let report = try await report(visit)
        return .file(
            report.csv(WelfareWords(messages: visit.messages)),
            name: "beneficiaries-\(report.question.scope)-\(report.question.day).csv",
            contentType: "text/csv; charset=utf-8")
    }

    private func report(_ visit: SignedIn) async throws -> BeneficiaryReport {
        let (scope, partner, day) = (visit.asked("scope"), visit.asked("partner"), visit.asked("at"))
        do {
            return try await store.read { [reports] tx in
                try reports.beneficiaries(scope: scope, partner: partner, day: day, as: visit.actor, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
