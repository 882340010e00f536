import TestKit
import Testing
import Web

struct RoutingTests {
    @Test func `a word in a path wins over a parameter`() async throws {
        try await SmallSite.with { browser, _ in
            let word = try await browser.get("/notes/new")
            let parameter = try await browser.get("/notes/old")

            #expect(word.body == "new")
            #expect(parameter.body == "old")
        }
    }

    @Test func `parameters are decoded and kept apart`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/notes/L%C4%90L%C4%90%2F1/lines/2")

            #expect(answer.body == "LĐLĐ/1 2")
        }
    }

    @Test(arguments: ["/notes/%zz", "/notes/%00", "/notes/%ff", "/notes/", "/notes//lines/1", "//notes/new"])
    func `a path that cannot be read is not found`(path: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get(path)

            #expect(answer.status == 404)
        }
    }

    @Test func `two routes with the same method and path are refused at the start`() async throws {
        let twice = [Route.open(.get, "/a/{b}") { _ in .noContent }, .open(.get, "/a/{c}") { _ in .noContent }]

        await #expect(throws: SiteFault.self) {
            try await SmallSite.with(routes: twice) { _, _ in }
        }
    }

    @Test func `the known methods of a path are told`() async throws {
        try await SmallSite.with { browser, _ in
            let wrong = try await browser.send("DELETE", "/echo")
            let options = try await browser.send("OPTIONS", "/echo")
            let unknown = try await browser.send("BREW", "/echo")

            #expect(wrong.status == 405)
            #expect(wrong.header("allow") == "GET, HEAD, POST, OPTIONS")
            #expect(options.status == 204)
            #expect(options.header("allow") == "GET, HEAD, POST, OPTIONS")
            #expect(unknown.status == 405)
        }
    }

    @Test func `HEAD answers as GET without a body`() async throws {
        try await SmallSite.with { browser, _ in
            let head = try await browser.send("HEAD", "/notes/old")

            #expect(head.status == 200)
            #expect(head.header("content-length") == "3")
            #expect(head.body.isEmpty)
        }
    }

    @Test func `the walk lists every route with its parameters filled`() async throws {
        try await SmallSite.with { _, site in
            let walk = RouteWalk(site, values: ["code": "LĐ 1"])

            #expect(walk.steps.count == site.routes.count)
            #expect(walk.steps.contains { $0.path == "/notes/L%C4%90%201/lines/none" })
            #expect(walk.openWrites.map(\.path) == ["/echo"])
            let step = try #require(walk.steps.first { $0.pattern == "/write" })
            #expect(step.isFor(SmallSite.officer))
            #expect(!step.isFor(SmallSite.reader))
            #expect(!step.isFor(nil))
        }
    }
}
