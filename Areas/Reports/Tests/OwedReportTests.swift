import Access
import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// The half-year report of the world's grassroots unions, 1 December 2025 to 31 May 2026; today is 15 June, the day on
/// which it is due.
@Suite("Reports that are owed") struct OwedReportTests {
    private func with(_ engine: EngineName = .sqlite, _ body: (World) async throws -> Void) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await body(world)
        }
    }

    private func grassroots(_ world: World, _ code: String = "CD-MAY") -> TestBrowser {
        world.browser(.grassrootsOfficer, on: .unit(code: code))
    }

    private func province(_ world: World) -> TestBrowser { world.browser(.unitOfficer, on: .unit(code: "VN-01")) }

    @Test(arguments: TestStore.engines)
    func `the search finds single reports by whose they are, for those who may read them`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let path = try await grassroots(world).report(of: "CD-MAY")

            let above = try await province(world).get("/search?q=CD-MAY").body
            let named = try await grassroots(world).get("/search?q=may").body
            let other = try await grassroots(world, "CD-CANG").get("/search?q=CD-MAY").body
            let partner = try await world.browser(.partnerManager, on: .partner(code: "DT-A")).get("/search?q=CD-MAY")

            #expect(above.contains(path) && named.contains(path))
            #expect(!other.contains(path) && !partner.body.contains(path))
        }
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `a report is filled, given back on a cell, mended, accepted and approved`(engine: EngineName) async throws {
        try await with(engine) { world in
            let (own, above) = (grassroots(world), province(world))
            let path = try await own.report(of: "CD-MAY")

            let page = try await own.get(path).body
            let saved = try await own.fill(path, ["workers": "1.200", "women": "700"])
            let incomplete = try await own.submit(path, ["workers": "1.200", "women": "700"])
            let submitted = try await own.submit(path, ["workers": "1.200", "women": "700", "members": "1100"])
            let back = try await above.judge(path, "return", ["cell": "women", "reason": "Xem lại số lao động nữ"])
            let told = try await own.get(path).body
            let unmended = try await own.submit(path, [:])
            let mended = try await own.submit(path, ["women": "650"])
            let again = try await above.get(path).body
            let accepted = try await above.judge(path, "accept")
            let approved = try await above.judge(path, "approve")
            let end = try await above.get(path).body

            #expect(page.contains("Tổng số lao động") && page.contains("15/06/2026"))
            #expect(saved.status == 303)
            #expect(incomplete.status == 422 && incomplete.body.contains("Chưa điền ô này."))
            #expect(submitted.status == 303)
            #expect(back.status == 303)
            #expect(told.contains("Xem lại số lao động nữ") && told.contains("Bị trả lại"))
            #expect(unmended.status == 422 && unmended.body.contains("Ô này bị trả lại mà chưa sửa"))
            #expect(mended.status == 303)
            #expect(again.contains("Khác lần nộp trước") && again.contains("<td>700</td><td>650</td>"))
            #expect(accepted.status == 303 && approved.status == 303)
            #expect(end.contains("Đã duyệt") && end.contains("1.200") && end.contains("650"))
        }
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `what cannot be is told beside the cell and nothing typed is lost`(engine: EngineName) async throws {
        try await with(engine) { world in
            let own = grassroots(world)
            let path = try await own.report(of: "CD-MAY")

            let words = try await own.fill(path, ["workers": "một nghìn", "review": "Tốt <b>lắm</b>"])
            let negative = try await own.fill(path, ["workers": "-5"])
            let large = try await own.fill(path, ["workers": "99999999999999999999"])
            let blocked = try await own.submit(path, ["workers": "10", "women": "11", "members": "9"])
            let asked = try await own.submit(path, ["workers": "10", "members": "12"])
            let explained = try await own.submit(
                path, ["workers": "10", "members": "12"], notes: ["members": "Hai người nghỉ không lương"])

            #expect(words.status == 422 && words.body.contains("Ô này ghi số nguyên"))
            #expect(words.body.contains("một nghìn") && words.body.contains("Tốt &lt;b&gt;lắm&lt;/b&gt;"))
            #expect(negative.body.contains("Không được là số âm"))
            #expect(large.body.contains("Số quá lớn"))
            #expect(blocked.status == 422 && blocked.body.contains("Lao động nữ không thể nhiều hơn"))
            #expect(
                asked.status == 422 && asked.body.contains("Giải trình") && asked.body.contains("Đoàn viên nhiều hơn"))
            #expect(explained.status == 303)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two people in one draft: other cells are merged, the same cell is shown with both`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let (first, second) = (grassroots(world), grassroots(world))
            let path = try await first.report(of: "CD-MAY")
            let version = try await first.version(path)

            _ = try await first.fill(path, ["workers": "100"], version: version)
            let merged = try await second.fill(path, ["members": "80"], version: version)
            let clash = try await second.fill(path, ["workers": "120"], version: version)
            let json = try await first.get("\(path)/report.json").body
            let clashing = try #require(clash.body.firstMatch(of: /name="version" value="(\d+)"/)).output.1
            _ = try await second.fill(
                path, ["workers": "120", "members": clash.body.shownValue(of: "members")], version: String(clashing))
            let end = try await first.get("\(path)/report.json").body

            #expect(end.contains("\"value\": 120") && end.contains("\"value\": 80"))
            #expect(merged.status == 303)
            #expect(clash.status == 422 && clash.body.contains("Có người khác vừa sửa ô này"))
            #expect(clash.body.contains(#"value="120""#) && clash.body.contains("<strong>100</strong>"))
            #expect(json.contains("\"value\": 100") && json.contains("\"value\": 80"))
        }
    }

    @Test(.clauses("4.14", "4.15"), arguments: TestStore.engines)
    func `a consolidated figure opens to the reports that add up to it, and names who is missing`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            for (unit, workers, insured) in [("CD-MAY", "2000", "1000"), ("CD-DIEN", "1686", "1150")] {
                let own = grassroots(world, unit)
                _ = try await own.submit(
                    own.report(of: unit), ["workers": workers, "insured": insured, "members": "1"])
            }
            let browser = world.browser(.confederationOfficer, on: .everything)

            let page = try await browser.get("/consolidation?form=hdcd_1&period=2026-H1").body
            let cell = try await browser.get("/consolidation/cell?form=hdcd_1&period=2026-H1&cell=workers").body
            let rate = try await browser.get("/consolidation/cell?form=hdcd_1&period=2026-H1&cell=insured_rate").body
            let own = try await province(world).get("/consolidation?form=hdcd_1&period=2026-H1").body

            #expect(page.contains(">3.686<") && page.contains("58,33%") && page.contains("2.150 / 3.686"))
            #expect(page.contains("Đã có 2 trên 3 báo cáo phải nộp (66,7%)"))
            #expect(cell.contains("2.000") && cell.contains("1.686") && cell.contains("Còn thiếu 1 nơi"))
            #expect(cell.contains("Công đoàn cơ sở Cảng Sài Gòn"))
            #expect(rate.contains("58,33% (2.150 / 3.686)"))
            #expect(own.contains("Đã có 2 trên 2 báo cáo phải nộp (100,0%)"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the completeness of the past stays when units close and assignments end`(engine: EngineName) async throws {
        try await with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let before = try await browser.get("/obligations.csv?form=hdcd_1&period=2026-H1").body

            try await world.take(
                "units",
                """
                code,name,kind,parent_code,opened_on,closed_on
                CD-DIEN,Công đoàn cơ sở Điện lực Hà Nội,grassroots_union,VN-01,,2026-05-01

                """, updates: true)
            _ = try await world.store.write { tx in
                try tx.run(
                    """
                    UPDATE form_assignment SET valid_to = \(Day(year: 2026, month: 1, day: 1))
                    WHERE form_code = 'hdcd_1'
                    """)
            }
            let after = try await browser.get("/obligations.csv?form=hdcd_1&period=2026-H1").body

            #expect(before.split(separator: "\n").count == 4)
            #expect(after == before)
        }
    }

    @Test(arguments: TestStore.engines)
    func `late ones are reminded, put off and excused; several are accepted at once`(engine: EngineName) async throws {
        try await with(engine) { world in
            let partner = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let browser = world.browser(.confederationOfficer, on: .everything)
            let late = try await browser.get("/obligations?form=welfare_partner&period=2026-05").body
            let path = try await browser.report(of: "DT-A", form: "welfare_partner", period: "2026-05")
            let other = try await browser.report(of: "DT-B", form: "welfare_partner", period: "2026-05")

            let reminded = try await browser.judge(path, "remind", ["reason": "Xin nộp trong tuần"])
            let withoutReason = try await browser.judge(path, "extend", ["day": "2026-06-30"])
            let earlier = try await browser.judge(path, "extend", ["day": "2026-06-01", "reason": "Bão"])
            let extended = try await browser.judge(path, "extend", ["day": "2026-06-30", "reason": "Bão"])
            let excused = try await browser.judge(other, "excuse", ["reason": "Ngừng hợp tác"])
            let draft = try await partner.get(path).body
            let submitted = try await partner.submit(path, ["difficulties": "Thiếu hàng"])
            let number = path.split(separator: "/").last.map(String.init) ?? ""
            let bulk = try await browser.post(
                "/obligations/bulk", [("report", number), ("report", "999999"), ("action", "accept")])
            let end = try await browser.get("/obligations?form=welfare_partner&period=2026-05").body

            #expect(late.contains("Quá hạn"))
            #expect(reminded.status == 303)
            #expect(withoutReason.status == 422 && withoutReason.body.contains("Hãy ghi lý do."))
            #expect(earlier.status == 422 && earlier.body.contains("phải sau hạn nộp 10/06/2026"))
            #expect(extended.status == 303 && excused.status == 303)
            #expect(draft.contains("Xin nộp trong tuần") && draft.contains("hạn nộp 30/06/2026"))
            #expect(submitted.status == 303)
            #expect(bulk.status == 200 && bulk.body.contains("Xong 1 báo cáo"))
            #expect(end.contains("Được miễn") && end.contains("100,0%"))
        }
    }

    @Test func `each may only see and do what belongs to the own scope`() async throws {
        try await with { world in
            let own = grassroots(world)
            let path = try await own.report(of: "CD-MAY")
            let other = grassroots(world, "CD-DIEN")
            let partner = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            _ = try await other.get("/obligations")

            let foreign = try await other.get(path)
            let ofPartner = try await partner.get(path)
            let judged = try await own.judge(path, "accept")
            let filled = try await province(world).fill(path, ["workers": "1"])

            #expect(foreign.status == 404)
            #expect(ofPartner.status == 404)
            #expect(judged.status == 403)
            #expect(filled.status == 403)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a report takes its figures from the ledger and keeps them once it is handed in`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            try await world.takeSales()
            let partner = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let path = try await partner.report(of: "DT-A", form: "welfare_partner", period: "2026-05")
            let report = try await partner.get(
                "/reports/welfare.json?scope=VN&partner=DT-A&period=2026-05"
            ).body
            _ = try await partner.submit(path, ["difficulties": "Không"])

            let json = try await partner.get("\(path)/report.json").body
            let turns = try #require(report.firstMatch(of: /"turns": (\d+)/)).output.1

            #expect(json.firstRange(of: "\"name\": \"turns\"") != nil)
            #expect(json.contains(#/"name": "turns",\s+"caption": "[^"]+",\s+"kind": "turns",\s+"value": \d+/#))
            #expect(json.contains("\"value\": \(turns)"))
        }
    }
}
