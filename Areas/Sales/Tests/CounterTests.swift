import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

struct CounterTests {
    /// What a cashier types, besides what the page itself puts into the form.
    private static let typed = [("member_no", "M1"), ("product", "GAO"), ("quantity", "2")]

    private func cashier(_ world: World, on scope: Scope = .point(code: "DB-A")) -> TestBrowser {
        world.browser(.cashier, on: scope)
    }

    /// The value of a hidden or visible input of a page.
    private func value(_ name: String, in page: String) -> String {
        guard let field = page.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[field.upperBound...].prefix { $0 != "\"" })
    }

    /// Opens the counter and sends its form with what is typed.
    private func sell(
        _ browser: TestBrowser, _ typed: [(String, String)] = CounterTests.typed, at path: String = "/counter"
    ) async throws -> TestAnswer {
        let page = try await browser.get(path)
        let own = [("id", value("id", in: page.body)), ("point", value("point", in: page.body))]
        return try await browser.post("/counter/sales", own + typed)
    }

    /// Sends a form beside others of the same browser, and says the status of the answer.
    private func send(
        _ form: [(String, String)], from cookies: [String: String], _ world: World
    ) async throws -> Int {
        let tab = TestBrowser(world.site, cookies: cookies)
        _ = try await tab.get("/counter")
        return try await tab.post("/counter/sales", form).status
    }

    private func ledger(_ world: World) async throws -> Int64 {
        try await world.store.read { tx in try LedgerQueries.head(in: tx) }
    }

    @Test(arguments: TestStore.engines)
    func `a sale is recorded with the agreed price and shown large`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = cashier(world)
            let sent = try await sell(browser)
            let shown = try await browser.get(sent.header("location") ?? "")

            #expect(sent.status == 303)
            #expect(sent.header("location")?.hasPrefix("/counter?sale=") == true)
            #expect(shown.body.contains("answer--good"))
            // Two at 110.000 with 12,5 % off.
            #expect(shown.body.contains("192.500\u{A0}đ"))
            #expect(shown.body.contains("27.500\u{A0}đ"))
            #expect(shown.body.contains("09:00"))
            #expect(!shown.words.contains("M1"))
            #expect(!shown.words.contains("Hường"))
        }
    }

    @Test func `the cursor starts in the member number, and every field has its key`() async throws {
        try await World.with { world in
            let page = try await cashier(world).get("/counter").body

            #expect(page.contains(/id="member_no"[^>]*accesskey="1"[^>]* autofocus/))
            for key in 1...7 { #expect(page.contains("accesskey=\"\(key)\"")) }
            #expect(page.contains("name=\"quantity\" value=\"1\""))
            #expect(page.matches(of: /\ autofocus/).count == 1)
        }
    }

    @Test func `only what the point may sell today is offered, with the price`() async throws {
        try await World.with { world in
            let page = try await cashier(world).get("/counter").body
            let other = try await cashier(world, on: .point(code: "DB-B")).get("/counter").body

            #expect(page.contains("GAO · Gạo thơm 5 kg · 96.250\u{A0}đ"))
            #expect(page.contains("KHAM · Khám mắt &lt;script&gt;alert(1)&lt;/script&gt; · 160.000\u{A0}đ"))
            #expect(!page.contains("value=\"VE\""))
            #expect(!page.contains("value=\"CU\""))
            #expect(!page.contains("value=\"BANH\""))
            #expect(other.contains("value=\"VE\""))
            #expect(!other.contains("value=\"GAO\""))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a form that is sent twice sells once`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = cashier(world)
            let page = try await browser.get("/counter")
            let form = [("id", value("id", in: page.body)), ("point", "DB-A")] + CounterTests.typed
            let cookies = browser.cookies
            async let first = send(form, from: cookies, world)
            async let second = send(form, from: cookies, world)
            let together = try await [first, second]
            let third = try await browser.post("/counter/sales", form).status

            #expect(together + [third] == [303, 303, 303])
            #expect(try await ledger(world) == 1)
        }
    }

    @Test func `a used form with other values is not taken for the sale before`() async throws {
        try await World.with { world in
            let browser = cashier(world)
            let page = try await browser.get("/counter")
            let id = value("id", in: page.body)
            _ = try await browser.post("/counter/sales", [("id", id), ("point", "DB-A")] + CounterTests.typed)
            let other = try await browser.post(
                "/counter/sales", [("id", id), ("point", "DB-A"), ("member_no", "M3"), ("product", "GAO")])
            let again = try await browser.post(
                "/counter/sales",
                [
                    ("id", value("id", in: other.body)), ("point", "DB-A"), ("member_no", "M3"), ("product", "GAO"),
                ])

            #expect(other.status == 409)
            #expect(other.body.contains("value=\"M3\""))
            #expect(value("id", in: other.body) != id)
            #expect(again.status == 303)
            #expect(try await ledger(world) == 2)
        }
    }

    @Test func `a refused sale tells why and what to do next`() async throws {
        try await World.with { world in
            let browser = cashier(world)
            let kham = [("member_no", "M1"), ("product", "KHAM")]
            _ = try await sell(browser, kham)
            let second = try await sell(browser, kham)
            let shown = try await browser.get(second.header("location") ?? "").body

            #expect(shown.contains("answer--off"))
            #expect(shown.contains("đủ số lần được hưởng"))
            #expect(!shown.contains("answer__paid"))
        }
    }

    @Test(
        arguments: [
            ([("member_no", ""), ("product", "GAO")], "member_no", "Hãy nhập số đoàn viên"),
            ([("member_no", "M9"), ("product", "GAO")], "member_no", "Không có đoàn viên nào mang số “M9”"),
            ([("member_no", "<b>"), ("product", "GAO")], "member_no", "“&lt;b&gt;” không phải là số đoàn viên"),
            ([("member_no", "M1"), ("product", "")], "product", "không có sản phẩm đó"),
            ([("member_no", "M1"), ("product", "XX")], "product", "không có sản phẩm đó"),
            ([("member_no", "M1"), ("product", "GAO"), ("quantity", "0")], "quantity", "từ 1 đến 9.999"),
            ([("member_no", "M1"), ("product", "GAO"), ("paid_amount", "1,5")], "paid_amount", "số đồng nguyên"),
            ([("member_no", "M1"), ("product", "GAO"), ("list_amount", "x")], "list_amount", "số đồng nguyên"),
        ] as [([(String, String)], String, String)])
    func `a wrong field is told beside it and in the summary, and what was typed stays`(
        typed: [(String, String)], field: String, sentence: String
    ) async throws {
        try await World.with { world in
            let browser = cashier(world)
            let answer = try await sell(browser, typed + [("invoice_no", "HĐ \"7\"")])

            #expect(answer.status == 422)
            #expect(answer.body.contains("<a href=\"#\(field)\">"))
            #expect(answer.body.contains("id=\"\(field)-error\""))
            #expect(answer.body.contains(sentence))
            #expect(answer.body.contains("value=\"HĐ &quot;7&quot;\""))
            #expect(answer.body.matches(of: /\ autofocus/).count == 1)
            #expect(try await ledger(world) == 0)
        }
    }

    @Test func `amounts may be written in groups, and another price than agreed is flagged`() async throws {
        try await World.with { world in
            let browser = cashier(world)
            let sent = try await sell(
                browser,
                [("member_no", "M1"), ("product", "GAO"), ("list_amount", "1.110.000"), ("paid_amount", "100 000")])
            let shown = try await browser.get(sent.header("location") ?? "").body

            #expect(shown.contains("1.010.000\u{A0}đ"))
            #expect(shown.contains("được đánh dấu"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a sale is reversed once, and the day's total follows`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = cashier(world)
            let sent = try await sell(browser)
            let page = try await browser.get(sent.header("location") ?? "").body
            let details = page[try #require(page.firstRange(of: "<details class=\"reverse\">")).lowerBound...]
            let form = ["id", "sale", "point"].map { ($0, value($0, in: String(details))) }
            let first = try await browser.post("/counter/reversals", form)
            let second = try await browser.post("/counter/reversals", form)
            let other = try await browser.post(
                "/counter/reversals", [("id", "other")] + form.filter { $0.0 != "id" })
            let after = try await browser.get(other.header("location") ?? "").body

            #expect(page.contains("<strong>1</strong>"))
            #expect([first, second, other].map(\.status) == [303, 303, 303])
            #expect(after.contains("Không hủy được"))
            #expect(after.contains("Đã hủy"))
            #expect(after.contains("<strong>0</strong>"))
            #expect(!after.contains("<details class=\"reverse\">"))
            #expect(try await ledger(world) == 2)
        }
    }

    @Test func `several points are chosen from, and the last one is remembered`() async throws {
        try await World.with { world in
            let browser = cashier(world, on: .partner(code: "DT-A"))
            let before = try await browser.get("/counter").body
            let chosen = try await browser.get("/counter?point=DB-A1").body
            _ = try await sell(browser, at: "/counter?point=DB-A1")
            let after = try await browser.get("/counter").body

            #expect(before.contains("value=\"DB-A\""))
            #expect(before.contains("value=\"DB-A1\""))
            #expect(!before.contains("DB-B"))
            #expect(!before.contains("action=\"/counter/sales\""))
            #expect(chosen.contains("name=\"point\" value=\"DB-A1\""))
            #expect(after.contains("name=\"point\" value=\"DB-A1\""))
        }
    }

    @Test func `nobody stands at another's counter`() async throws {
        try await World.with { world in
            let sent = try await sell(cashier(world))
            let other = cashier(world, on: .point(code: "DB-B"))
            let page = try await other.get("/counter?point=DB-A").body
            let sale = try await other.get(sent.header("location") ?? "")
            let sold = try await other.post(
                "/counter/sales", [("id", "x1"), ("point", "DB-A")] + CounterTests.typed)
            let reversed = try await other.post(
                "/counter/reversals",
                [("id", "x2"), ("point", "DB-A"), ("sale", (sent.header("location") ?? "").suffix(36).description)])

            #expect(page.contains("không đứng bán được ở điểm bán này"))
            #expect(sale.status == 404)
            #expect(sold.status == 422)
            #expect(reversed.status == 303)
            #expect(try await ledger(world) == 1)
        }
    }

    @Test func `a point that is closed today has no counter`() async throws {
        try await World.with { world in
            let page = try await cashier(world, on: .point(code: "DB-CU")).get("/counter").body

            #expect(page.contains("Hôm nay bạn không có quầy nào"))
            #expect(!page.contains("action=\"/counter/sales\""))
        }
    }

    @Test(arguments: [RoleName.administrator, .confederationOfficer, .auditor])
    func `roles that do not sell have no counter`(role: RoleName) async throws {
        try await World.with { world in
            let browser = world.browser(role, on: .everything)
            let answer = try await browser.get("/counter")

            #expect(answer.status == 403)
            #expect(try await browser.post("/counter/sales", CounterTests.typed).status == 403)
            #expect(try await browser.post("/counter/reversals", []).status == 403)
        }
    }

    @Test func `forms without the page's token are refused, and strangers sign in first`() async throws {
        try await World.with { world in
            let browser = cashier(world)
            let answer = try await browser.post("/counter/sales", [("id", "x1"), ("point", "DB-A")])
            let stranger = try await TestBrowser(world.site).get("/counter")

            #expect(answer.status == 403)
            #expect(answer.body.contains("cross_site"))
            #expect(stranger.status == 303)
            #expect(stranger.header("location")?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func `the page reads in English too`() async throws {
        try await World.with { world in
            let browser = world.browser(.cashier, on: .point(code: "DB-A"), language: .english)
            let page = try await browser.get("/counter").body

            #expect(page.contains("<html lang=\"en\">"))
            #expect(page.contains("Record the sale"))
        }
    }
}
