import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

@Suite("Pages of forms") struct FormPagesTests {
    private func with(_ engine: EngineName = .sqlite, _ body: (World, TestBrowser) async throws -> Void) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await body(world, world.browser(.confederationOfficer, on: .everything))
        }
    }

    private func second() throws -> String {
        let url = URL(filePath: "\(ProjectFolder.root)/Data/forms/welfare_partner-2.json")
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    @Test(arguments: TestStore.engines)
    func `a version is read in words, a new one is looked at, stored, and assigned`(engine: EngineName) async throws {
        try await with(engine) { _, browser in
            let second = try second()
            let list = try await browser.get("/forms").body
            let version = try await browser.get("/forms/hdcd_1/1").body
            let preview = try await browser.post("/forms/preview", file: Array(second.utf8), name: "b.json")
            let stillOne = try await browser.get("/forms/welfare_partner/2")
            let stored = try await browser.post("/forms", [("content", second)])
            let again = try await browser.post("/forms", [("content", second)])
            let page = try await browser.get("/forms/welfare_partner/2").body
            let assigned = try await browser.post(
                "/forms/welfare_partner/assignments",
                [
                    ("period", "year"), ("subject", "all"), ("from", "2026-01-01"), ("until", ""),
                    ("remind", "-5,2"),
                ])
            let after = try await browser.get("/forms/welfare_partner/2").body
            let file = try await browser.get("/forms/welfare_partner/2/form.json")

            #expect(list.contains("hdcd_1") && list.contains("Phiên bản 1") && list.contains("Nhập phiên bản mới"))
            #expect(version.contains("Tổng số lao động") && version.contains("Phải sửa mới nộp được"))
            #expect(version.contains("Năm báo cáo từ 01/12") && version.contains("cắt bớt"))
            #expect(preview.status == 200 && preview.body.contains("chưa được lưu"))
            #expect(preview.body.contains("Thêm ô: Kê khai theo từng điểm bán."))
            #expect(preview.body.contains("Đổi ô: Số điểm bán hàng đã triển khai") == false)
            #expect(stillOne.status == 404)
            #expect(stored.status == 303 && again.status == 303)
            #expect(page.contains("lệch không quá 10% so với") && page.contains("6 kỳ trước"))
            #expect(assigned.status == 303 && after.contains("-5,2") && after.contains("mọi đối tác"))
            #expect(file.status == 200 && file.body == second)
        }
    }

    @Test func `what cannot be is refused with its sentence, and only those who review everything may`() async throws {
        try await with { world, browser in
            let second = try second()
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let partner = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            _ = try await (province.get("/forms"), browser.get("/forms"))

            let broken = try await browser.post("/forms/preview", file: Array("{".utf8), name: "b.json")
            let nothing = try await browser.post("/forms/preview", [])
            let third = second.replacingOccurrences(of: "\"version\": 2", with: "\"version\": 3")
            let ahead = try await browser.post("/forms", [("content", third)])
            let wrong = try await browser.post(
                "/forms/hdcd_1/assignments",
                [("period", "year"), ("subject", "KHONG-CO"), ("from", "2026-01-01"), ("remind", "")])
            let marks = try await browser.post(
                "/forms/hdcd_1/assignments",
                [("period", "year"), ("subject", "VN"), ("from", "2026-01-01"), ("remind", "mai")])
            let foreign = try await province.post("/forms", [("content", second)])
            let assigned = try await province.post("/forms/hdcd_1/assignments", [("period", "year")])
            let reads = try await partner.get("/forms/welfare_partner/1")

            #expect(broken.status == 422 && broken.body.contains("Không đọc được biểu"))
            #expect(nothing.status == 422 && nothing.body.contains("Chưa có tệp nào"))
            #expect(ahead.status == 422 && ahead.body.contains("phiên bản tiếp theo phải là 2"))
            #expect(wrong.status == 422 && wrong.body.contains("Không có nơi báo cáo KHONG-CO"))
            #expect(marks.status == 422 && marks.body.contains("Những ngày nhắc “mai” không đọc được"))
            #expect(foreign.status == 403 && assigned.status == 403)
            #expect(reads.status == 200 && !reads.body.contains("Giao biểu</button>"))
        }
    }

    @Test(arguments: [
        (
            #""source": "points.turns", "of": "declared_points.point""#,
            #""source": "points.turns", "of": "declared_points.turns""#, "form_unknown_cell"
        ),
        (#""source": "points.turns""#, #""source": "points.nothing""#, "form_unknown_source"),
        (#""source": "welfare.province_list""#, #""source": "welfare.turns""#, "form_unknown_source"),
        (#""declares": "turns""#, #""declares": "points""#, "form_bad_declaration"),
        (#""beside": "observed_turns""#, #""beside": "handling""#, "form_unknown_cell"),
        (#""draws": "month""#, #""draws": "quarter""#, "form_bad_draws"),
        (#""draws": "month""#, #""draws": "week""#, "form_bad_draws"),
        (#""periods": 6, "least": 3"#, #""periods": 2, "least": 3"#, "form_bad_history"),
        (#""formula": "declared_points.turns""#, #""formula": "declared_points.point""#, "form_unknown_cell"),
        (#"{"name": "point", "caption""#, #"{"name": "turns", "caption""#, "form_bad_list"),
        (
            #"{"name": "place", "caption": {"vi": "Nơi tổ chức", "en": "Place"}, "kind": "text"}"#,
            (1...5).map { #"{"name": "p\#($0)", "caption": {"vi": "Nơi", "en": "Place"}}"# }.joined(separator: ","),
            "form_too_wide"
        ),
    ])
    func `lists, sources, comparisons and drawing that cannot be are refused`(
        old: String, new: String, code: String
    ) throws {
        let text = try second()
        let changed = text.replacingOccurrences(of: old, with: new)

        let refusal = #expect(throws: Refusal.self) { try FormReader.form(Data(changed.utf8)) }

        #expect(changed != text && refusal?.code == code)
    }

    @Test func `a value is unusual when it lies far from the middle of the last periods`() throws {
        let hint = HistoryHint(periods: 6, least: 3, times: 5, floorPercent: 20)

        #expect(hint.usual([100, 102]) == nil)
        #expect(hint.usual([100, 110, 90, 5_000, 105]).map { [$0.middle, $0.distance] } == [105, 105])
        #expect(hint.usual([0, 0, 0]).map { [$0.middle, $0.distance] } == [0, 5])
        #expect(hint.usual([.max, .max, .max]) == nil)
    }

    @Test(
        arguments: [
            (110, 100, 10, true), (111, 100, 10, false), (90, 100, 10, true), (0, 0, 10, true), (1, 0, 10, false),
            (Int64.max, 1, 10, false), (5, Int64.max, 10, false),
        ] as [(Int64, Int64, Int64, Bool)])
    func `a variance is exact`(declared: Int64, observed: Int64, percent: Int64, isWithin: Bool) {
        #expect(Variance(declared, observed).isWithin(percent: percent) == isWithin)
    }
}
