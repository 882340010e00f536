import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// An assignment after it was made: reminders change, it ends, it goes on.
@Suite("Life of an assignment", .clauses("0.25")) struct AssignmentTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser, String) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let form = try await browser.get("/forms/welfare_partner/1").body
            let path = try #require(form.firstMatch(of: /href="(\/forms\/welfare_partner\/assignments\/\d+)"/))
            try await body(world, browser, String(path.output.1))
        }
    }

    private func change(
        _ browser: TestBrowser, _ path: String, until: String, remind: String, before: (String, String)? = nil
    ) async throws -> TestAnswer {
        let page = try await browser.get(path).body
        func shown(_ name: String) -> String {
            page.split(separator: "name=\"\(name)\" value=\"").dropFirst().first
                .map { String($0.prefix { $0 != "\"" }) } ?? ""
        }
        let (day, marks) = before ?? (shown("until_before"), shown("remind_before"))
        return try await browser.post(
            path, [("until", until), ("remind", remind), ("until_before", day), ("remind_before", marks)])
    }

    @Test(arguments: TestStore.engines)
    func `reminders are changed, an assignment ends and goes on, and what was opened stays owed`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, browser, path in
            _ = try await browser.get("/obligations?form=welfare_partner&period=2026-05")
            let marks = try await change(browser, path, until: "", remind: "7, -3")
            let told = try await browser.get("/forms/welfare_partner/1").body
            let ended = try await change(browser, path, until: "2026-03-01", remind: "-3,7")
            let after = try await browser.get("/forms/welfare_partner/1").body
            let opened = try await browser.get("/obligations?form=welfare_partner&period=2026-05").body
            let closed = try await browser.get("/obligations?form=welfare_partner&period=2026-04").body
            let again = try await change(browser, path, until: "", remind: "")
            let audit = try await world.store.read { tx in
                try tx.rows("SELECT details FROM audit WHERE action = 'forms.assignment_change' ORDER BY number")
                    .map { try $0.text(0) }
            }

            #expect(marks.status == 303 && told.contains("-3,7"))
            #expect(ended.status == 303 && after.contains("đến trước 01/03/2026"))
            #expect(opened.contains("href=\"/obligations/") && !closed.contains("href=\"/obligations/1"))
            #expect(again.status == 303 && audit.count == 3)
            #expect(audit[1].contains("\"until\":\"2026-03-01\"") && audit[1].contains("\"remind_before\":\"-3,7\""))
        }
    }

    @Test func `what cannot be is told beside the field, and only those who review everything may`() async throws {
        try await with { world, browser, path in
            for (until, remind, sentence) in [
                ("2025-01-01", "", "ngày cuối phải sau ngày đầu"), ("31/2", "", "Ngày hoặc loại đơn vị không đúng"),
                ("", "hai", "không đọc được"), ("", "1,2,3,4,5,6,7,8,9,10,11,12,13", "không đọc được"),
            ] {
                let answer = try await change(browser, path, until: until, remind: remind)
                #expect(answer.status == 422 && answer.body.contains(sentence), "\(until) \(remind)")
                #expect(answer.body.contains("value=\"\(remind)\""))
            }
            let late = try await change(browser, path, until: "", remind: "1", before: ("2026-12-31", ""))
            _ = try await change(browser, path, until: "2026-07-01", remind: "")
            _ = try await browser.post(
                "/forms/welfare_partner/assignments",
                [("period", "month"), ("subject", "all"), ("from", "2026-07-01"), ("until", ""), ("remind", "")])
            let twice = try await change(browser, path, until: "", remind: "")
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await province.get("/forms")

            #expect(late.status == 422 && late.body.contains("vừa sửa việc giao biểu này"))
            #expect(twice.status == 422 && twice.body.contains("đã giao cho all"))
            #expect(try await province.get(path).status == 403)
            #expect(try await province.post(path, [("until", "")]).status == 403)
            #expect(try await browser.get("/forms/welfare_partner/assignments/999").status == 404)
        }
    }
}
