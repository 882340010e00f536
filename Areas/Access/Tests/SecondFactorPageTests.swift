import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct SecondFactorPageTests {
    private func signIn(_ browser: TestBrowser, _ name: String, next: String = "") async throws -> TestAnswer {
        _ = try await browser.get("/sign-in")
        return try await browser.post(
            "/sign-in", [("name", name), ("password", AccessWorld.password), ("next", next)])
    }

    @Test func `a person switches it on, signs in with it and switches it off, page by page`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let browser = TestBrowser(try world.site())
            _ = try await signIn(browser, "boss")
            let home = try await browser.get("/")
            let empty = try await browser.get("/second-factor/confirm")
            let off = try await browser.get("/second-factor")
            let begun = try await browser.post("/second-factor")
            let secretPage = try await browser.get("/second-factor/confirm")
            let wrong = try await browser.post("/second-factor/confirm", [("code", "abc")])
            let secret = try await world.facade.look { tx in
                try AccountQueries.credentials("boss", in: tx).flatMap { account in
                    try SecondFactorQueries.find(accountID: account.accountID, in: tx)?.secret.bytes
                } ?? []
            }
            let code = { TimeCode.code(secret, step: TimeCode.step(at: world.time.clock.now)) }
            let codes = try await browser.post("/second-factor/confirm", [("code", code())])

            #expect(home.body.contains("Hãy bật xác thực hai bước"))
            #expect(empty.header("location") == "/second-factor")
            #expect(off.body.contains("Bật xác thực hai bước"))
            #expect(begun.header("location") == "/second-factor/confirm")
            #expect(secretPage.body.contains(Base32.text(secret)))
            #expect(wrong.status == 422)
            #expect(codes.body.matches(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/).count == 10)
            #expect(try await !browser.get("/").body.contains("Hãy bật xác thực hai bước"))
            #expect(try await browser.get("/second-factor").body.contains("Còn 10 mã dự phòng"))

            world.time.pass(seconds: 60)
            let other = TestBrowser(try world.site())
            let asked = try await signIn(other, "boss", next: "/audit")
            let step = try #require(asked.body.firstMatch(of: /name="step" value="([^"]+)"/)).output.1
            let fields = [("step", String(step)), ("next", "/audit")]
            let refused = try await other.post("/sign-in/second-factor", fields + [("code", "abc")])
            let entered = try await other.post("/sign-in/second-factor", fields + [("code", code())])
            let over = try await TestBrowserStep.again(other, fields)
            let wrongPassword = try await other.post("/second-factor/end", [("password", "x")])
            let ended = try await other.post("/second-factor/end", [("password", AccessWorld.password)])

            #expect(asked.status == 200)
            #expect(asked.header("set-cookie")?.contains("session=") != true)
            #expect(refused.status == 422)
            #expect(refused.body.contains("Mã không đúng hoặc đã dùng"))
            #expect(entered.header("location") == "/audit")
            #expect(over.body.contains("Hãy nhập lại tên và mật khẩu"))
            #expect([wrongPassword.status, ended.status] == [422, 303])
        }
    }

    /// Sends a step that has been used, from a page of the signed-in browser.
    private enum TestBrowserStep {
        static func again(_ browser: TestBrowser, _ fields: [(String, String)]) async throws -> TestAnswer {
            _ = try await browser.get("/second-factor")
            return try await browser.post("/sign-in/second-factor", fields + [("code", "123456")])
        }
    }

    @Test func `a cashier is neither asked nor allowed`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            try await world.account("thu.ngan", RoleGrant(.cashier, on: .point(code: "P1")))
            let browser = TestBrowser(try world.site())
            _ = try await signIn(browser, "thu.ngan")
            let home = try await browser.get("/")
            let answer = try await browser.post("/second-factor")

            #expect(!home.body.contains("Hãy bật xác thực hai bước"))
            #expect(answer.status == 422)
            #expect(answer.body.contains("Vai trò của bạn chưa cần"))
        }
    }

    @Test func `an administrator takes it away on the account's page`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let id = try await world.account("lan", RoleGrant(.auditor, on: .everything))
            try await world.facade.change { tx in
                let secret = StoredSecret(bytes: TimeCode.makeSecret(), isSealed: false)
                _ = try SecondFactorQueries.begin(secret, accountID: id, in: tx)
                _ = try SecondFactorQueries.confirm(accountID: id, in: tx)
            }
            let browser = TestBrowser(try world.site())
            _ = try await signIn(browser, "boss")
            let page = try await browser.get("/accounts/\(id)")
            let taken = try await browser.post("/accounts/\(id)/second-factor/end")
            let again = try await browser.post("/accounts/\(id)/second-factor/end")

            #expect(page.body.contains("Bỏ xác thực hai bước"))
            #expect([taken.status, again.status] == [303, 422])
        }
    }
}
