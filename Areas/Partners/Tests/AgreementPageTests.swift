import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

/// Agreements signed in a form: previewed, confirmed, extended and ended.
@Suite struct AgreementPageTests {
    private func form(_ more: [(String, String)] = [], step: String) -> [(String, String)] {
        let usual = [
            ("partner_code", "DT-A"), ("partner_name", ""), ("legal_kind", "group"), ("code", "TT-X"),
            ("unit_code", "VN"), ("level", "national"), ("covers", "below"), ("signed_on", "1/6/2026"),
            ("valid_from", "10-6-2026"), ("valid_to", ""), ("rooms", "1"), ("product_code_0", "DAU"),
            ("product_name_0", "Dầu ăn 1 lít"), ("kind_0", "goods"), ("essential_0", "true"),
            ("list_price_0", "50.000đ"), ("discount_percent_0", "12,5%"), ("member_price_0", ""),
        ]
        return usual.map { name, value in (name, more.first { $0.0 == name }?.1 ?? value) }
            + more.filter { pair in !usual.contains { $0.0 == pair.0 } } + [("step", step)]
    }

    private func audits(_ world: World) async throws -> [String] {
        try await world.store.read { tx in
            try tx.rows("SELECT action FROM audit WHERE action LIKE 'partners.agreement%' ORDER BY number")
                .map { try $0.text(0) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an agreement with a new partner is looked over, confirmed and in force`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            _ = try await browser.get("/agreements/new")
            let new = [("partner_code", "DT-N"), ("partner_name", "Hợp tác xã Mai Vàng")]

            let preview = try await browser.post("/agreements", form(new, step: "preview"))
            let before = try await browser.get("/agreements/TT-X")
            let signed = try await browser.post("/agreements", form(new, step: "sign"))
            let sheet = try await browser.get("/agreements/TT-X?at=2026-06-15")
            let partner = try await browser.get("/partners/DT-N")
            let list = try await browser.get("/agreements")

            #expect(preview.status == 200 && preview.body.contains("50.000\u{A0}đ"))
            #expect(preview.body.contains("10/06/2026") && preview.body.contains("Hợp tác xã Mai Vàng"))
            #expect(before.status == 404)
            #expect(signed.header("location") == "/agreements/TT-X")
            #expect(sheet.body.contains("Dầu ăn 1 lít") && sheet.body.contains("43.750"))
            #expect(partner.status == 200)
            #expect(list.body.contains("/agreements/new"))
            #expect(try await audits(world) == ["partners.agreement_signed"])
        }
    }

    @Test func `one more product is asked for without a script, and what was typed stays`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/agreements/new")

            let answer = try await browser.post("/agreements", form(step: "add"))

            #expect(answer.status == 200)
            #expect(answer.body.contains("product_code_1") && answer.body.contains("value=\"Dầu ăn 1 lít\""))
        }
    }

    @Test(arguments: [
        ("code", "TT-A", "code", "đã có"), ("code", "", "code", "không được để trống"),
        ("partner_code", "DT-KHONG", "partner_code", "Không có đối tác nào"),
        ("unit_code", "KHONG", "unit_code", "Không có đơn vị nào"),
        ("signed_on", "1/2/26", "signed_on", "không phải là ngày"),
        ("valid_from", "31/2/2026", "valid_from", "không phải là ngày"),
        ("valid_to", "1/1/2026", "valid_to", "không sau ngày bắt đầu"),
        ("list_price_0", "1.234,50", "list_price_0", "không phải là số tiền"),
        ("discount_percent_0", "120", "discount_percent_0", "không phải là tỷ lệ"),
        ("product_name_0", String(repeating: "ă", count: 501), "product_name_0", "quá dài"),
        ("product_code_0", "GAO", "product_code_0", "đang có giá"),
        ("partner_name", "Tên khác", "partner_name", "đã có với nội dung khác"),
    ])
    func `what cannot be taken is told at its field, and nothing is written`(
        name: String, value: String, field: String, sentence: String
    ) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/agreements/new")

            let answer = try await browser.post("/agreements", form([(name, value)], step: "sign"))

            #expect(answer.status == 422)
            #expect(answer.body.contains("id=\"\(field)-error\"") && answer.body.contains(sentence))
            #expect(answer.body.contains("Dầu ăn 1 lít") || name == "product_name_0")
            #expect(try await audits(world) == [])
        }
    }

    @Test func `a name of 300 letters is taken whole`() async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/agreements/new")
            let name = String(repeating: "Tên dài ", count: 37) + "cuối"

            let answer = try await browser.post("/agreements", form([("product_name_0", name)], step: "sign"))
            let sheet = try await browser.get("/agreements/TT-X?at=2026-06-15")

            #expect(name.count == 300 && answer.status == 303)
            #expect(sheet.body.contains(name))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an agreement is ended with a reason that the trail keeps`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let sheet = try await browser.get("/agreements/TT-A")
            let form = try await browser.get("/agreements/TT-A/end-day")
            let ended = try await browser.post(
                "/agreements/TT-A/end-day", [("seen", ""), ("valid_to", "1/7/2026"), ("reason", "Hai bên thống nhất")])
            let after = try await browser.get("/agreements/TT-A?at=2026-06-15")

            #expect(sheet.body.contains("/agreements/TT-A/end-day") && form.status == 200)
            #expect(ended.status == 303 && after.body.contains("01/07/2026"))
            #expect(try await audits(world) == ["partners.agreement_end_changed"])
        }
    }

    @Test(arguments: [
        ("1/1/2020", "Lý do", "phải sau ngày có hiệu lực"), ("", "Lý do", "ngày đang lưu"),
        ("1/7/26", "Lý do", "bốn chữ số"), ("1/7/2026", "", "Hãy ghi lý do"),
    ])
    func `an end that cannot be is told at its field`(day: String, reason: String, sentence: String) async throws {
        try await World.with { world in
            let browser = world.browser(.administrator, on: .everything)
            _ = try await browser.get("/agreements/TT-A/end-day")

            let answer = try await browser.post(
                "/agreements/TT-A/end-day", [("seen", ""), ("valid_to", day), ("reason", reason)])

            #expect(answer.status == 422 && answer.body.contains(sentence) && answer.body.contains("field__error"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a province signs for itself and what hangs below it, and for nobody else`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let new = try await browser.get("/agreements/new")
            let own = [("unit_code", "VN-01"), ("level", "provincial")]

            let preview = try await browser.post("/agreements", form(own, step: "preview"))
            let other = try await browser.post("/agreements", form([("unit_code", "VN")], step: "sign"))
            let signed = try await browser.post("/agreements", form(own, step: "sign"))
            let (mine, above) = (try await browser.get("/agreements/TT-B"), try await browser.get("/agreements/TT-A"))
            let ends = (
                try await browser.get("/agreements/TT-B/end-day"), try await browser.get("/agreements/TT-A/end-day")
            )
            let forced = try await browser.post(
                "/agreements/TT-A/end-day", [("seen", ""), ("valid_to", "1/7/2026"), ("reason", "Lý do")])

            #expect(new.body.contains("value=\"VN-01\"") && new.body.contains("<option value=\"DT-A\">"))
            #expect(preview.status == 200 && preview.body.contains("(VN-01)") && preview.body.contains("(DT-A)"))
            #expect(other.status == 422 && other.body.contains("id=\"unit_code-error\""))
            #expect(signed.header("location") == "/agreements/TT-X")
            #expect(mine.body.contains("/agreements/TT-B/end-day") && !above.body.contains("end-day"))
            #expect(ends.0.status == 200 && ends.1.status == 403 && forced.status == 403)
            #expect(try await audits(world) == ["partners.agreement_signed"])
        }
    }

    @Test func `who may not sign agreements signs nothing`() async throws {
        try await World.with { world in
            for browser in [
                world.browser(.grassrootsOfficer, on: .unit(code: "VN-01")), world.browser(.auditor, on: .everything),
                world.browser(.partnerManager, on: .partner(code: "DT-A")),
            ] {
                let (new, end) = (
                    try await browser.get("/agreements/new"), try await browser.get("/agreements/TT-A/end-day")
                )
                let sheet = try await browser.get("/agreements/TT-A")

                #expect(new.status == 403 && end.status == 403)
                #expect(sheet.status == 200 && !sheet.body.contains("end-day"))
            }
        }
    }
}
