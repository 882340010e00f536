import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct AccessPageTests {
    private func with(_ body: (AccessWorld, TestBrowser) async throws -> Void) async throws {
        try await AccessWorld.with(.sqlite) { world in
            try await body(world, TestBrowser(try world.site()))
        }
    }

    private func signIn(_ browser: TestBrowser, _ name: String = "boss", next: String = "") async throws -> TestAnswer {
        _ = try await browser.get("/sign-in")
        return try await browser.post(
            "/sign-in", [("name", name), ("password", AccessWorld.password), ("next", next)])
    }

    @Test func `signing in gives the browser a session and leads on`() async throws {
        try await with { _, browser in
            let answer = try await signIn(browser, next: "/accounts?q=a")

            #expect(answer.status == 303)
            #expect(answer.header("location") == "/accounts?q=a")
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("session=") })
            #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"))
            #expect(browser.cookies["browser"] == nil)
        }
    }

    @Test(arguments: ["https://evil.example/", "//evil.example", "/\\evil.example"])
    func `signing in leads to no other site`(next: String) async throws {
        try await with { _, browser in
            let answer = try await signIn(browser, next: next)

            #expect(answer.header("location") == "/")
        }
    }

    @Test func `a session secret that the browser brought along is not the one it gets`() async throws {
        try await with { world, browser in
            let planted = try await world.signIn("boss")
            _ = try await browser.get("/sign-in", ["cookie": "session=\(String(repeating: "p", count: 43))"])
            let answer = try await browser.post(
                "/sign-in", [("name", "boss"), ("password", AccessWorld.password)])

            let token = try #require(browser.cookies["session"])
            #expect(answer.status == 303)
            #expect(token != planted)
            #expect(token != String(repeating: "p", count: 43))
        }
    }

    @Test func `a wrong password is said on the same page, and too many with the time to wait`() async throws {
        try await with { _, browser in
            _ = try await browser.get("/sign-in")
            let fields = [("name", "boss"), ("password", "wrong"), ("next", "/audit")]
            let wrong = try await browser.post("/sign-in", fields)
            for _ in 0..<4 { _ = try await browser.post("/sign-in", fields) }
            let blocked = try await browser.post("/sign-in", fields)

            #expect(wrong.status == 422)
            #expect(wrong.body.contains("Tên đăng nhập hoặc mật khẩu không đúng"))
            #expect(wrong.body.contains("value=\"boss\""))
            #expect(wrong.body.contains("value=\"/audit\""))
            #expect(!wrong.body.contains("value=\"wrong\""))
            #expect(blocked.status == 429)
            #expect(blocked.body.contains("Hãy đợi 1 phút, thử lại vào lúc 08:01"))
        }
    }

    @Test func `signing out ends the session for every copy of the cookie`() async throws {
        try await with { _, browser in
            _ = try await signIn(browser)
            let token = browser.cookies["session"] ?? ""
            _ = try await browser.get("/my-password")
            let answer = try await browser.post("/sign-out")
            let after = try await browser.get("/accounts", ["cookie": "session=\(token)"])

            #expect(answer.header("location") == "/sign-in")
            #expect(browser.cookies["session"] == nil)
            #expect(after.status == 303)
            let page = try await browser.get("/sign-in")
            #expect(page.body.contains("Bạn đã đăng xuất"))
        }
    }

    @Test func `a printed code makes a person somebody who can sign in`() async throws {
        try await with { world, browser in
            _ = try await signIn(browser)
            _ = try await browser.get("/accounts/new")
            let created = try await browser.post(
                "/accounts",
                [
                    ("display_name", "Nguyễn Thị Ế"), ("sign_in_name", "e.nguyen"), ("language", "vi"),
                    ("role", "unit_officer"), ("scope_kind", "unit"), ("scope_code", "LĐLĐ-01"), ("from", ""),
                    ("to", ""),
                ])
            let path = try #require(created.header("location"))
            let page = try await browser.get(path)
            let slip = try await browser.post(path + "/one-time-code")
            let code = try #require(slip.body.firstMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)).output

            #expect(page.body.contains("Cán bộ công đoàn"))
            #expect(page.body.contains("LĐLĐ-01"))
            let person = TestBrowser(try world.site())
            _ = try await person.get("/one-time-code")
            let password = "năm con ngựa đỏ"
            let fields = [("name", "E.Nguyen"), ("code", String(code)), ("password", password)]
            let differing = try await person.post("/one-time-code", fields + [("again", "x")])
            let done = try await person.post("/one-time-code", fields + [("again", password)])
            let home = try await person.get("/")
            #expect(differing.status == 422)
            #expect(differing.body.contains("không giống nhau"))
            #expect(done.status == 303)
            #expect(home.body.contains("Nguyễn Thị Ế"))
            #expect(!home.body.contains("href=\"/accounts\""))
        }
    }

    @Test func `a form that breaks a rule comes back as it was filled in`() async throws {
        try await with { _, browser in
            _ = try await signIn(browser)
            _ = try await browser.get("/accounts/new")
            let answer = try await browser.post(
                "/accounts",
                [
                    ("display_name", "<script>alert(1)</script>"), ("sign_in_name", "boss"), ("language", "en"),
                    ("role", "auditor"), ("scope_kind", "everything"),
                ])

            #expect(answer.status == 422)
            #expect(answer.body.contains("Tên đăng nhập này đã có người dùng"))
            #expect(answer.body.contains("href=\"#sign_in_name\""))
            #expect(answer.body.contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\""))
            #expect(answer.body.contains("<option value=\"auditor\" selected>"))
        }
    }

    @Test func `roles are given and ended on the account's page`() async throws {
        try await with { world, browser in
            let id = try await world.account("lan")
            _ = try await signIn(browser)
            _ = try await browser.get("/accounts/\(id)")
            let wrong = try await browser.post(
                "/accounts/\(id)/roles", [("role", "cashier"), ("scope_kind", "everything")])
            let day = try await browser.post(
                "/accounts/\(id)/roles",
                [("role", "auditor"), ("scope_kind", "everything"), ("from", "tomorrow")])
            let given = try await browser.post(
                "/accounts/\(id)/roles", [("role", "cashier"), ("scope_kind", "point"), ("scope_code", "P1")])
            let role = try #require(try await world.facade.account(id: id)?.roles.first?.id)
            let ended = try await browser.post("/accounts/\(id)/roles/\(role)/end")
            let gone = try await browser.post("/accounts/\(id)/end")
            let page = try await browser.get("/accounts/\(id)")

            #expect([wrong.status, day.status, given.status, ended.status, gone.status] == [422, 422, 303, 303, 303])
            #expect(page.body.contains("Đã khóa"))
        }
    }

    @Test func `a program's token is shown once and works`() async throws {
        try await with { _, browser in
            _ = try await signIn(browser)
            _ = try await browser.get("/api-clients")
            let fields = [
                ("client_name", "Quầy số 1"), ("kind", "till"), ("scope_kind", "point"), ("scope_code", "P1"),
            ]
            let made = try await browser.post("/api-clients", fields)
            let token = try #require(made.body.firstMatch(of: /phucloi_[A-Za-z0-9_-]{43}/)).output
            let again = try await browser.post("/api-clients", fields)
            let list = try await browser.get("/api-clients")
            let ping = try await browser.get("/api/v1/ping", ["authorization": "Bearer \(token)", "cookie": ""])

            #expect(again.status == 422)
            #expect(again.body.contains("Đã có máy hoặc chương trình tên này"))
            #expect(list.body.contains("Quầy số 1"))
            #expect(!list.body.contains(token))
            #expect(ping.body == "{}")
        }
    }

    @Test func `a person's own password is changed with the old one`() async throws {
        try await with { _, browser in
            _ = try await signIn(browser)
            let before = browser.cookies["session"]
            _ = try await browser.get("/my-password")
            let new = "năm con ngựa đỏ"
            let wrong = try await browser.post(
                "/my-password", [("old", "x"), ("password", new), ("again", new)])
            let right = try await browser.post(
                "/my-password", [("old", AccessWorld.password), ("password", new), ("again", new)])

            #expect(wrong.status == 422)
            #expect(right.status == 303)
            #expect(browser.cookies["session"] != before)
            let page = try await browser.get("/my-password")
            #expect(page.body.contains("Đã đặt mật khẩu mới"))
        }
    }

    @Test func `the audit trail shows the newest first and is filtered`() async throws {
        try await with { world, browser in
            try await world.account("lan")
            _ = try await signIn(browser)
            let all = try await browser.get("/audit")
            let some = try await browser.get("/audit?action=access.role_granted&actor=")

            let first = try #require(all.body.firstRange(of: "access.signed_in"))
            let second = try #require(all.body.firstRange(of: "access.account_created"))
            #expect(first.lowerBound < second.lowerBound)
            #expect(some.body.contains("access.role_granted"))
            #expect(!some.body.contains("access.signed_in</code>"))
        }
    }

    @Test func `long lists are paged`() async throws {
        try await with { world, browser in
            for index in 0..<60 {
                let draft = AccountDraft(signInName: "person\(index)", displayName: "Person \(index)")
                try await world.facade.createAccount(draft, as: .commandLine)
            }
            _ = try await signIn(browser)
            let first = try await browser.get("/accounts?q=person")
            let second = try await browser.get("/accounts?q=person&page=2")
            let audit = try await browser.get("/audit")

            #expect(first.body.contains("href=\"/accounts?q=person&amp;page=2\""))
            #expect(second.body.contains("href=\"/accounts?q=person&amp;page=1\""))
            #expect(!second.body.contains("rel=\"next\""))
            #expect(audit.body.contains("rel=\"next\""))
        }
    }

    @Test func `what does not exist is not found`() async throws {
        try await with { _, browser in
            _ = try await signIn(browser)
            _ = try await browser.get("/accounts")
            let account = try await browser.get("/accounts/none")
            let code = try await browser.post("/accounts/none/one-time-code")
            let client = try await browser.post("/api-clients/none/end")

            #expect([account.status, code.status, client.status] == [404, 404, 404])
        }
    }
}
