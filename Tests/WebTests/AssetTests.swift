import TestKit
import Testing
import Web

struct AssetTests {
    @Test func `the style sheets are one file that may be kept for ever under its present name`() async throws {
        try await SmallSite.with { browser, _ in
            let page = try await browser.get("/echo").body
            let start = try #require(page.firstRange(of: "href=\"/assets/css/site.css?v="))
            let version = page[start.upperBound...].prefix { $0 != "\"" }
            let pinned = try await browser.get("/assets/css/site.css?v=\(version)")
            let other = try await browser.get("/assets/css/site.css?v=0")

            #expect(pinned.status == 200)
            #expect(pinned.header("content-type") == "text/css; charset=utf-8")
            #expect(pinned.header("cache-control") == "public, max-age=31536000, immutable")
            #expect(pinned.body.contains(".site-header"))
            #expect(other.header("cache-control") == "public, max-age=300")
        }
    }

    @Test func `an asset that the browser has is not sent again`() async throws {
        try await SmallSite.with { browser, _ in
            let first = try await browser.get("/assets/css/site.css")
            let second = try await browser.get(
                "/assets/css/site.css", ["if-none-match": first.header("etag") ?? ""])

            #expect(second.status == 304)
            #expect(second.body.isEmpty)
        }
    }

    @Test func `the world's own paths are answered`() async throws {
        try await SmallSite.with { browser, _ in
            let icon = try await browser.send("HEAD", "/favicon.ico")

            #expect(icon.status == 200)
        }
    }

    @Test(arguments: [
        "/assets/", "/assets/../Package.swift", "/assets/css/%2e%2e/%2e%2e/Package.swift", "/assets//etc/passwd",
        "/css/site.css", "/assets/Package.swift",
    ])
    func `nothing but the assets can be reached`(path: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get(path)

            #expect(answer.status == 404)
        }
    }
}
