import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

/// The legal caps on discounts as pages: who may look, who may write, and what is refused.
@Suite struct CapPageTests {
    private func form(_ more: [(String, String)] = []) -> [(String, String)] {
        let usual = [
            ("kind", "general"), ("percent", "12,5"), ("valid_from", "2030-01-01"), ("valid_to", "2031-01-01"),
            ("source", "Nghị định giả định"), ("is_certain", "no"),
        ]
        return usual.map { name, value in (name, more.first { $0.0 == name }?.1 ?? value) }
            + more.filter { pair in !usual.contains { $0.0 == pair.0 } }
    }

    private func stored(_ world: World) async throws -> [StoredCap] {
        try await world.store.read { tx in try CapQueries.stored(in: tx) }
    }

    /// Closes the cap that has no end, so that others may follow it.
    private func closeLast(_ browser: TestBrowser, _ world: World) async throws -> TestAnswer {
        let open = try #require(try await stored(world).first { $0.cap.kind == .general && $0.cap.days.to == nil })
        _ = try await browser.get("/discount-caps/\(open.number)")
        return try await browser.post(
            "/discount-caps/\(open.number)",
            form([
                ("percent", "50"), ("valid_from", open.cap.days.from?.description ?? ""), ("valid_to", "2030-01-01"),
                ("is_certain", "yes"), ("version", String(open.version)),
            ]))
    }

    @Test(arguments: TestStore.engines)
    func `an administrator ends a cap and adds the next one, and both are written in the trail`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.administrator, on: .everything)
            let closed = try await closeLast(browser, world)
            _ = try await browser.get("/discount-caps/new")
            let added = try await browser.post("/discount-caps", form())
            let list = try await browser.get("/discount-caps?at=2030-06-01").body
            let csv = try await browser.get("/discount-caps.csv?at=2030-06-01").body
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT action FROM audit WHERE action LIKE 'partners.cap%' ORDER BY number")
                    .map { try $0.text(0) }
            }

            #expect(closed.status == 303 && added.status == 303)
            #expect(list.contains("12,5%") && list.contains("Nghị định giả định"))
            #expect(csv.contains("Mọi khuyến mại,12.5,2030-01-01,2031-01-01,Nghị định giả định,Đang áp dụng"))
            #expect(csv.contains("Đã thôi áp dụng"))
            #expect(audit == ["partners.cap_changed", "partners.cap_added"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `of two who edit one cap the second is told and loses nothing`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let first = try await closeLast(browser, world)
            let cap = try #require(try await stored(world).first { $0.version == 2 })
            _ = try await browser.get("/discount-caps/\(cap.number)")
            let late = try await browser.post(
                "/discount-caps/\(cap.number)", form([("version", "1"), ("source", "Bản của tôi")]))

            #expect(first.status == 303)
            #expect(late.status == 422)
            #expect(late.body.contains("người khác đã lưu thay đổi"))
            #expect(late.body.contains("value=\"Bản của tôi\""))
            #expect(late.body.contains("<dd>50%</dd>"))
        }
    }

    @Test(arguments: [
        ("kind", "gift", "Không có loại mức này"), ("percent", "120", "một số từ 0 đến 100"),
        ("percent", "", "một số từ 0 đến 100"), ("valid_from", "", "Hãy ghi ngày bắt đầu áp dụng"),
        ("valid_from", "x", "Ngày không đúng"), ("valid_to", "2030-01-01", "Ngày thôi áp dụng phải sau"),
        ("source", " ", "Hãy ghi văn bản quy định"),
        ("source", String(repeating: "a", count: 501), "nhiều nhất 500 ký tự"),
        ("valid_from", "2026-01-01", "đã có mức khác cùng loại"),
    ])
    func `each refusal keeps what was typed`(field: String, value: String, sentence: String) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await closeLast(browser, world)
            _ = try await browser.get("/discount-caps/new")
            let answer = try await browser.post("/discount-caps", form([(field, value)]))

            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(answer.body.contains("value=\"2031-01-01\"") || field == "valid_to")
        }
    }

    @Test func `others see the caps and may not write them`() async throws {
        try await World.with { world in
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let list = try await officer.get("/discount-caps").body
            let form = try await officer.get("/discount-caps/new")
            let administrator = world.browser(.administrator, on: .everything)

            #expect(list.contains("Nghị định 128/2024/NĐ-CP") && !list.contains("/discount-caps/new"))
            #expect(form.status == 403)
            let missing = try await administrator.get("/discount-caps/999").status
            let odd = try await administrator.get("/discount-caps/x").status
            let own = try await administrator.get("/discount-caps").body
            #expect(missing == 404 && odd == 404)
            #expect(own.contains("/discount-caps/new"))
        }
    }
}
