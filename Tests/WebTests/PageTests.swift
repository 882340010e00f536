import Foundation
import HTTPTypes
import TestKit
import Testing
import Web

struct PageTests {
    private let cookie = ["cookie": "session=\(SmallSite.sessionToken)"]

    @Test func `an answer carries the whole armour and nothing of elsewhere`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/notes/old")

            #expect(
                answer.text == """
                    200
                    x-content-type-options: nosniff
                    cross-origin-resource-policy: same-origin
                    content-security-policy: default-src 'self'; base-uri 'none'; form-action 'self'; \
                    frame-ancestors 'none'; object-src 'none'
                    cache-control: no-store
                    x-frame-options: DENY
                    referrer-policy: same-origin
                    cross-origin-opener-policy: same-origin
                    permissions-policy: camera=(self), geolocation=(self), microphone=()
                    x-request-id: request-1
                    content-type: text/plain; charset=utf-8
                    content-length: 3

                    old
                    """)
        }
    }

    @Test func `an answer to a program is as short as it can be`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/api/v1/ping", ["authorization": "Bearer \(SmallSite.clientToken)"])

            #expect(
                answer.text == """
                    200
                    x-content-type-options: nosniff
                    cross-origin-resource-policy: same-origin
                    content-security-policy: default-src 'none'; frame-ancestors 'none'
                    cache-control: no-store
                    x-request-id: request-1
                    content-type: application/json
                    content-length: 2

                    {}
                    """)
        }
    }

    @Test func `behind TLS cookies and names of cookies say so`() async throws {
        let settings = SiteSettings(
            publicOrigin: "https://phucloi.example", publicFolder: ProjectFolder.publicFolder)
        try await SmallSite.with(settings) { browser, _ in
            let answer = try await browser.get("/echo")

            #expect(answer.header("strict-transport-security") == "max-age=31536000")
            let cookie = try #require(answer.headers[values: .setCookie].first)
            #expect(cookie.hasPrefix("__Host-browser="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        }
    }

    @Test func `no page asks for anything of another site or runs what stands in it`() async throws {
        try await SmallSite.with { browser, _ in
            for path in ["/", "/echo", "/nothing"] {
                let body = try await browser.get(path, cookie).body
                #expect(!body.contains("http://"))
                #expect(!body.contains("https://"))
                #expect(!body.contains("<style"))
                #expect(!body.contains("style="))
                #expect(!body.contains("<script>"))
                #expect(body.components(separatedBy: "<script").count == 2)
                #expect(body.contains("<script type=\"module\" src=\"/assets/js/site.js"))
                #expect(!body.contains("{{"))
            }
        }
    }

    @Test func `a stranger is sent to sign in and back to where they wished to go`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/mine?a=1&b=%E1%BB%99")

            #expect(answer.status == 303)
            #expect(answer.header("location") == "/sign-in?next=%2Fmine%3Fa%3D1%26b%3D%25E1%25BB%2599")
        }
    }

    @Test func `a stranger's form on a page for the signed-in is not lost without a word`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let answer = try await browser.post("/mine", [("text", "Ế")])

            #expect(answer.status == 401)
            #expect(answer.body.contains("value=\"Ế\""))
        }
    }

    @Test func `the head greets the person and leads where they may go`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/mine", cookie)

            #expect(answer.body.contains("Nguyễn Văn Ế"))
            #expect(answer.body.contains("<a href=\"/write\">Viết</a>"))
            #expect(answer.body.contains("action=\"/sign-out\""))
            #expect(try await browser.get("/write", cookie).body.contains("aria-current=\"page\""))
        }
    }

    @Test func `a flash is said once`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/mine", cookie)
            let answer = try await browser.post("/mine", [], cookie)
            let first = try await browser.get("/echo")
            let second = try await browser.get("/echo")

            #expect(answer.status == 303)
            #expect(first.body.contains("Đã xong."))
            #expect(!second.body.contains("Đã xong."))
        }
    }

    @Test func `a forged flash shows nothing`() async throws {
        try await SmallSite.with { browser, _ in
            for value in ["abc", "eyJrZXkiOiJldmlsIn0", String(repeating: "a", count: 5_000)] {
                let answer = try await browser.get("/echo", ["cookie": "flash=\(value)"])
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `the language is Vietnamese until another is chosen, and the choice is kept`() async throws {
        try await SmallSite.with { browser, _ in
            let first = try await browser.get("/echo?text=a", ["accept-language": "en"])
            let chosen = try await browser.get("/echo?text=a&language=en")
            let kept = try await browser.get("/echo")
            let unknown = try await browser.get("/echo?language=xx")

            #expect(first.body.contains("<html lang=\"vi\">"))
            #expect(first.body.contains("href=\"/echo?text=a&amp;language=en\""))
            #expect(chosen.body.contains("<html lang=\"en\">"))
            #expect(kept.body.contains("Sign in"))
            #expect(unknown.status == 200)
        }
    }

    @Test func `a file is offered under its name in any script`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/file")

            #expect(answer.header("content-type") == "text/csv; charset=utf-8")
            #expect(
                answer.header("content-disposition")
                    == "attachment; filename=\"B_o c_o _1_.csv\"; "
                    + "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%221%22.csv")
            #expect(answer.body == "\u{FEFF}a,b")
        }
    }

    @Test func `health answers when the database does`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/health")

            #expect(answer.body == "{\"status\":\"ok\"}")
        }
    }
}
