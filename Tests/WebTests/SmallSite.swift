import Foundation
import Kernel
import Logging
import Storage
import TestKit
import Web

/// A site with one small area, for tests of the site itself.
enum SmallSite {
    static let write = Permission("small.write")
    static let noon = Instant("2026-07-01T12:00:00+07:00") ?? Instant(microseconds: 0)
    static let sessionToken = String(repeating: "s", count: 43)
    static let clientToken = String(repeating: "c", count: 43)

    /// Holds the permission on one unit.
    static let officer = Actor(
        kind: .person, name: "officer",
        roles: [Actor.Role(name: "officer", scope: .unit(code: "U1"), permissions: [write])])
    /// Holds nothing.
    static let reader = Actor(kind: .client, name: "reader", roles: [])

    struct Note: Codable, Sendable {
        let text: String
    }

    struct EchoPage: Page {
        static let template = "small/echo"
        let text: String
        let note: String?
        static let sample = EchoPage(text: "a", note: "b")
    }

    static let routes: [Route] = [
        .open(.get, "/echo") { visitor in
            .page(EchoPage(text: visitor.query("text") ?? "nothing", note: nil))
        },
        .open(.post, "/echo") { visitor in
            let form = try await visitor.form()
            return .page(EchoPage(text: form.text("text"), note: form.file("file")?.name))
        },
        .signedIn(.get, "/mine") { visit in .page(EchoPage(text: visit.actor.name, note: nil)) },
        .signedIn(.post, "/mine") { _ in .redirect(to: LocalPath("/mine"), flash: Flash("small.done")) },
        .needs(write, .get, "/write") { visit in .page(EchoPage(text: "may", note: nil)) },
        .open(.get, "/notes/new") { _ in .text("new") },
        .open(.get, "/notes/{code}") { visitor in .text(try visitor.parameter("code")) },
        .open(.get, "/notes/{code}/lines/{line}") { visitor in
            .text("\(try visitor.parameter("code")) \(try visitor.parameter("line"))")
        },
        .open(.get, "/file") { _ in .csv("a,b", name: "Báo cáo \"1\".csv") },
        .apiSignedIn(.post, "/api/v1/notes", bodyLimit: 100) { visit in
            try .json(try visit.json(Note.self), status: .created)
        },
        .api(needs: write, .post, "/api/v1/write") { _ in .noContent },
        .apiOpen(.get, "/api/v1/refused") { _ in throw Refusal("small_rule", ["name": "Ế"]) },
        .apiOpen(.get, "/api/v1/conflict") { _ in throw Problem(Refusal("small_rule"), status: .conflict) },
        .apiOpen(.get, "/api/v1/missing") { _ in throw NotFound("note") },
        .apiOpen(.get, "/api/v1/away") { _ in throw StorageUnavailable("gone") },
        .apiOpen(.get, "/api/v1/broken") { _ in throw Broken() },
        .open(.get, "/broken") { _ in throw Broken() },
        .open(.get, "/refused") { _ in throw Refusal("small_rule", ["name": "<b>"]) },
    ]

    struct Broken: Error {
        let secret = "a name that must not be shown"
    }

    /// Runs the body with a browser on a fresh site.
    static func with(
        _ settings: SiteSettings = SiteSettings(publicFolder: ProjectFolder.publicFolder),
        routes: [Route] = routes, _ body: (TestBrowser, Site) async throws -> Void
    ) async throws {
        let resources = try makeResources()
        defer { try? FileManager.default.removeItem(atPath: resources) }
        try await TestStore.with(.sqlite, []) { store in
            let door = AreaDoor(
                name: "small", resources: resources, routes: routes,
                navigation: [NavigationItem(.reports, "small.link", LocalPath("/write"), permission: write)],
                pages: [EchoPage.self])
            let site = try Site(
                doors: [door], store: store, authenticator: authenticator, settings: settings,
                clock: .fixed(noon), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await body(TestBrowser(site), site)
        }
    }

    static let authenticator = Authenticator(
        session: { token in
            token == sessionToken
                ? Session(token: token, actor: officer, displayName: "Nguyễn Văn Ế", language: .vietnamese) : nil
        },
        client: { token in token == clientToken ? reader : token == "till" ? officer : nil })

    private static func makeResources() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        for (path, text) in files {
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return folder
    }

    private static let files = [
        "Messages/vi.json": """
        {"small.link": "Viết", "small.done": "Đã xong.", "refusal.small_rule": "Không được, {name}."}
        """,
        "Messages/en.json": """
        {"small.link": "Write", "small.done": "Done.", "refusal.small_rule": "No, {name}."}
        """,
        "Templates/echo.mustache": """
        {{<layout}}
        {{$title}}Echo{{/title}}
        {{$main}}
        <p>{{text}}</p>{{#note}}<p>file {{note}}</p>{{/note}}
        {{/main}}
        {{/layout}}
        """,
    ]
}
