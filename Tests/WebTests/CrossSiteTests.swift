import TestKit
import Testing
import Web

struct CrossSiteTests {
    private let cookie = ["cookie": "session=\(SmallSite.sessionToken)"]

    @Test func `a stranger's form is taken with the token of the page before`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let answer = try await browser.post("/echo", [("text", "ộ <b>")])

            #expect(answer.status == 200)
            #expect(answer.body.contains("<p>ộ &lt;b&gt;</p>"))
        }
    }

    @Test func `a form without the token, or with another browser's, is refused`() async throws {
        try await SmallSite.with { browser, site in
            let other = TestBrowser(site)
            _ = try await other.get("/echo")
            let without = try await browser.post("/echo", [("text", "a")])
            _ = try await browser.get("/echo")
            let foreign = try await browser.send(
                "POST", "/echo", ["content-type": "application/x-www-form-urlencoded"], "csrf=\(other.csrf)&text=a")

            #expect(without.status == 403)
            #expect(foreign.status == 403)
            #expect(foreign.body.contains("cross_site"))
        }
    }

    @Test(arguments: [
        ["origin": "https://evil.example"], ["origin": "null"], ["sec-fetch-site": "cross-site"],
        ["sec-fetch-site": "same-site"], ["origin": "http://phucloi.test.evil.example"],
    ])
    func `a form that the browser says comes from elsewhere is refused`(headers: [String: String]) async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")

            #expect(try await browser.post("/echo", [("text", "a")], headers).status == 403)
        }
    }

    @Test func `a form that the browser says comes from here is taken`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let headers = ["origin": "http://phucloi.test", "sec-fetch-site": "same-origin"]

            #expect(try await browser.post("/echo", [("text", "a")], headers).status == 200)
        }
    }

    @Test func `the public origin counts as here behind a proxy`() async throws {
        let settings = SiteSettings(
            publicOrigin: "https://phucloi.example", publicFolder: ProjectFolder.publicFolder)
        try await SmallSite.with(settings) { browser, _ in
            _ = try await browser.get("/echo")

            #expect(
                try await browser.post("/echo", [("text", "a")], ["origin": "https://phucloi.example"]).status == 200)
        }
    }

    @Test func `the token of a session is another than the one before it`() async throws {
        try await SmallSite.with { browser, site in
            _ = try await browser.get("/echo")
            let before = browser.csrf
            let signedIn = TestBrowser(site)
            _ = try await signedIn.get("/mine", cookie)

            let old = try await signedIn.send(
                "POST", "/mine", cookie.merging(["content-type": "application/x-www-form-urlencoded"]) { $1 },
                "csrf=\(before)")
            let new = try await signedIn.post("/mine", [], cookie)

            #expect(old.status == 403)
            #expect(new.status == 303)
            #expect(!signedIn.csrf.contains(SmallSite.sessionToken))
        }
    }

    @Test func `a script of our pages may call with the session and the token in a header`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/mine", cookie)
            let headers = cookie.merging(["content-type": "application/json"]) { $1 }
            let without = try await browser.send("POST", "/api/v1/notes", headers, "{\"text\":\"a\"}")
            let with = try await browser.send(
                "POST", "/api/v1/notes", headers.merging(["x-csrf-token": browser.csrf]) { $1 }, "{\"text\":\"a\"}")

            #expect(without.status == 403)
            #expect(with.status == 201)
        }
    }
}
