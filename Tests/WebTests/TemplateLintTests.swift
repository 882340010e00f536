import Kernel
import Logging
import Mustache
import Testing

@testable import Web

struct TemplateLintTests {
    private struct RowPage: Page {
        struct Row: Sendable {
            let name: String
            let note: String?
        }

        static let template = "row"
        let note: String
        let rows: [Row]
        static let sample = RowPage(note: "outer", rows: [Row(name: "a", note: "b")])
    }

    private func renderer(_ sources: [String: String]) throws -> PageRenderer {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return PageRenderer(
            templates: try Templates(sources: sources),
            catalogue: try Catalogue(folders: [WebResources.folder], logger: logger), assetPaths: [:],
            links: SiteLinks(
                navigation: [], signIn: LocalPath("/"), signOut: LocalPath("/"), ownAccount: LocalPath("/")),
            logger: logger)
    }

    private func problems(_ sources: [String: String]) throws -> [String] {
        var lint = TemplateLint(try renderer(sources))
        return lint.problems(of: [RowPage.self])
    }

    @Test func `every tag of the site's own templates stands for something`() async throws {
        try await SmallSite.with { _, site in
            #expect(site.templateProblems() == [])
        }
    }

    @Test func `a sound template has no problems`() throws {
        let sources = [
            "row": "{{<base}}{{$main}}{{note}}{{#rows}}{{>part}}{{index()}}{{/rows}}{{t.sign_in}}{{/main}}{{/base}}",
            "base": "{{$main}}{{/main}}{{site.csrf}}", "part": "{{name}}{{#note}}{{.}}{{/note}}",
        ]

        #expect(try problems(sources) == [])
    }

    @Test(arguments: [
        ("{{nme}}", "row: {{nme}} stands for nothing."),
        ("{{#rows}}{{rowName}}{{/rows}}", "row: {{rowName}} stands for nothing."),
        ("{{t.no_such}}", "row: {{t.no_such}} stands for nothing."),
        ("{{>missing}}", "row: There is no template missing."),
        ("{{{note}}}", "row: {{{note}}} is not escaped."),
        ("{{^rows}}{{typo}}{{/rows}}", "row: {{typo}} stands for nothing."),
    ])
    func `a tag that stands for nothing is found`(source: String, problem: String) throws {
        #expect(try problems(["row": source]) == [problem])
    }

    @Test func `a block that the layout lacks and a template that no page uses are found`() throws {
        let found = try problems(["row": "{{<base}}{{$tilte}}a{{/tilte}}{{/base}}", "base": "b", "unused": "c"])

        #expect(found == ["row: base has no block tilte.", "No page uses the template unused."])
    }

    @Test func `an empty optional does not borrow a word from further out`() throws {
        let page = RowPage(note: "outer", rows: [RowPage.Row(name: "a", note: nil)])
        let values = PageValues.dictionary(of: page)
        var library = MustacheLibrary()
        try library.register("{{#rows}}[{{note}}]{{/rows}}", named: "row")

        #expect(library.render(values, withTemplate: "row") == "[]")
    }
}
