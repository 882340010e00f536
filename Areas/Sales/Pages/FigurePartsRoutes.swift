internal import Kernel
internal import Organisation
internal import Reports
internal import Storage
internal import Web

/// The units and points behind the counts of the welfare report, as pages and files.
struct FigurePartsRoutes: Sendable {
    let store: Store
    let sales: SalesFacade
    let reports: ReportsFacade

    var routes: [Route] {
        [
            .needs(ReportsFacade.read, .get, FigurePartsPage.unitsPath.text) { try await page($0, .units) },
            .needs(ReportsFacade.read, .get, FigurePartsPage.unitsFile.text) { try await file($0, .units) },
            .needs(ReportsFacade.read, .get, FigurePartsPage.pointsPath.text) { try await page($0, .points) },
            .needs(ReportsFacade.read, .get, FigurePartsPage.pointsFile.text) { try await file($0, .points) },
        ]
    }

    /// What a list is of.
    enum Subject {
        case units
        case points
    }

    private func page(_ visit: SignedIn, _ subject: Subject) async throws -> Answer {
        let look = try await look(visit, subject)
        return .page(FigurePartsPage(look, Paging(visit), visit.messages))
    }

    private func file(_ visit: SignedIn, _ subject: Subject) async throws -> Answer {
        let look = try await look(visit, subject)
        return .file(
            FigurePartsFile.bytes(look), name: FigurePartsFile.name(look), contentType: "text/csv; charset=utf-8")
    }

    private func look(_ visit: SignedIn, _ subject: Subject) async throws -> FigurePartsLook {
        let kind: UnitKind? = subject == .points ? nil : visit.query("kind").flatMap(UnitKind.init) ?? .grassrootsUnion
        return try await reports.behindFigure(visit, store) { [sales] asked, tx in
            let ground = try SalesGround(sales, in: tx)
            let parts =
                try kind.map { try FigureParts(unitsOf: $0, asked.question, ground) }
                ?? FigureParts(pointsOf: asked.question, ground)
            return FigurePartsLook(asked: asked, kind: kind, parts: parts.parts)
        }
    }
}
