import Foundation
import TestKit
import Testing
import Web

/// What the site does for people beyond answering: remembers how they read, keeps what they typed, helps on.
struct CourtesyTests {
    private let cookie = ["cookie": "session=\(SmallSite.sessionToken)"]

    @Test func `light or dark is as the machine says until it is chosen, and the choice is kept`() async throws {
        try await SmallSite.with { browser, _ in
            let first = try await browser.get("/echo?text=a")
            let chosen = try await browser.get("/echo?text=a&theme=dark")
            let kept = try await browser.get("/echo")
            let unknown = try await browser.get("/echo?theme=%22%3E")
            _ = try await browser.get("/echo?theme=dark")
            let left = try await browser.get("/echo?theme=device")
            let after = try await browser.get("/echo")

            #expect(!first.body.contains("data-theme"))
            #expect(first.body.contains("href=\"/echo?text=a&amp;theme=dark\""))
            #expect(chosen.body.contains("data-theme=\"dark\""))
            #expect(kept.body.contains("data-theme=\"dark\""))
            #expect(!unknown.body.contains("data-theme"))
            #expect(!left.body.contains("data-theme"))
            #expect(!after.body.contains("data-theme"))
        }
    }

    @Test func `the gallery and the help are open to everybody in both languages`() async throws {
        try await SmallSite.with { browser, _ in
            for path in ["/design", "/help"] {
                for language in ["vi", "en"] {
                    let answer = try await browser.get("\(path)?language=\(language)")

                    #expect(answer.status == 200)
                    #expect(!answer.body.contains("design."))
                }
            }
            let gallery = try await browser.get("/design").body
            #expect(gallery.components(separatedBy: "Trường Sa").count > 2)
            #expect(gallery.components(separatedBy: "Hoàng Sa").count > 2)
        }
    }

    @Test func `a form whose session has ended is kept, and nothing of it is done`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let answer = try await browser.post(
                "/mine?a=1", [("text", "<b>Tết</b>"), ("password", "secret-word")])

            #expect(answer.status == 401)
            #expect(answer.body.contains("&lt;b&gt;Tết&lt;/b&gt;"))
            #expect(answer.body.contains("action=\"/mine?a=1\""))
            #expect(answer.body.contains("href=\"/sign-in?next=%2Fhelp\""))
            #expect(!answer.body.contains("secret-word"))
            #expect(answer.body.contains("Mật khẩu không được giữ lại"))
        }
    }

    @Test func `a form of an earlier session is asked for once more, with the new session's token`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let headers = cookie.merging(["sec-fetch-site": "same-origin"]) { own, _ in own }
            let asked = try await browser.post("/mine", [("text", "Tết")], headers)
            let done = try await browser.post("/mine", [("text", "Tết")], headers)

            #expect(asked.status == 403)
            #expect(asked.body.contains("value=\"Tết\""))
            #expect(asked.body.contains("Nguyễn Văn Ế"))
            #expect(done.status == 303)
        }
    }

    @Test(arguments: ["cross-site", "none", "same-site"])
    func `a form that our own page surely did not send is refused, not kept`(site: String) async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let headers = cookie.merging(["sec-fetch-site": site]) { own, _ in own }
            let answer = try await browser.post("/mine", [("text", "Tết")], headers)

            #expect(answer.status == 403)
            #expect(!answer.body.contains("value=\"Tết\""))
        }
    }

    @Test func `a form that is too long to be kept is not lost without a word`() async throws {
        try await SmallSite.with { browser, _ in
            _ = try await browser.get("/echo")
            let answer = try await browser.post("/mine", [("text", String(repeating: "a", count: 300_000))])
            let next = try await browser.get("/echo")

            #expect(answer.header("location") == "/sign-in")
            #expect(next.body.contains("chưa được lưu"))
        }
    }

    @Test(arguments: [("/nothing", "Kiểm tra lại địa chỉ"), ("/broken", "Đợi một phút"), ("/refused", "nút quay lại")])
    func `a page that says no says what to do`(path: String, tip: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get(path)

            #expect(answer.body.contains(tip))
            #expect(answer.body.contains("href=\"/help\""))
        }
    }

    @Test func `a font may be kept for ever, because its name carries its version`() async throws {
        try await SmallSite.with { browser, _ in
            let font = try await browser.get("/assets/fonts/inter-4.0-vietnamese.woff2")

            #expect(font.header("content-type") == "font/woff2")
            #expect(font.header("cache-control") == "public, max-age=31536000, immutable")
        }
    }
}
