import Kernel
import Logging
import TestKit
import Web

@testable import Reports

/// The area's pages and calls on a site of their own, asked by somebody who is signed in.
struct SiteProbe {
    let site: Site
    private static let token = Secret.make()

    init(_ world: ReportWorld, as actor: Actor) throws {
        let session = Session(
            token: SiteProbe.token, actor: actor, displayName: "Nguyễn Thị Lan", language: .vietnamese)
        let doors = [ReportsArea(store: world.store, reports: world.reports).door]
        let settings = SiteSettings(publicFolder: ProjectFolder.publicFolder)
        site = try Site(
            doors: doors, store: world.store,
            authenticator: Authenticator(session: { _ in session }, client: { _ in actor }), settings: settings,
            files: try SharedFiles.files(doors, settings), clock: .fixed(ReportWorld.now), logger: Logger(label: "test")
        )
    }

    /// As a browser with a session, or as a program with a token when the path is an API's.
    func get(_ path: String) async throws -> TestAnswer {
        let isCall = path.hasPrefix("/api/")
        let headers = isCall ? ["authorization": "Bearer \(SiteProbe.token)"] : ["cookie": "session=\(SiteProbe.token)"]
        return try await TestBrowser(site).get(path, headers)
    }
}
