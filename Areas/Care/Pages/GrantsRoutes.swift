internal import Kernel
internal import Reports
internal import Storage
internal import Web

/// The grants behind a figure of the welfare report, as a page and as a file.
struct GrantsRoutes: Sendable {
    let store: Store
    let care: CareFacade
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .needs(ReportsFacade.read, .get, GrantsPage.path.text, page),
            .needs(ReportsFacade.read, .get, GrantsPage.filePath.text, file),
        ]
    }

    private func page(_ visit: SignedIn) async throws -> Answer {
        .page(GrantsPage(try await look(visit), Paging(visit), visit.messages))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit)
        return .file(GrantsFile.bytes(look), name: GrantsFile.name(look), contentType: "text/csv; charset=utf-8")
    }

    private func look(_ visit: SignedIn) async throws -> GrantsLook {
        let kind = visit.query("kind").flatMap(Grant.Kind.init)
        return try await reports.behindFigure(visit, store) { [care] asked, tx in
            try GrantsLook(asked, kind, care, in: tx)
        }
    }
}
