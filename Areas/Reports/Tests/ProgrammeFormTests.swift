import Access
import App
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// Plans, reviews and the care of grassroots unions as forms: data of the product, without code of their own.
@Suite("Plans and reviews") struct ProgrammeFormTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser, TestBrowser) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await world.storeForms(["hdcd_1-2", "programme_plan-1", "programme_review-1"])
            let reports = world.composition.reports
            try await world.store.write { tx in
                for (form, period, kind) in [
                    ("programme_plan", "year", "grassroots_union"), ("programme_plan", "year", "commune_union"),
                    ("programme_plan", "year", "provincial_federation"),
                    ("programme_review", "halfYear", "grassroots_union"),
                    ("programme_review", "halfYear", "provincial_federation"),
                ] {
                    try reports.assign(
                        AssignmentRequest(
                            form: form, subject: "VN", periodKind: period, unitKind: kind, from: "2025-01-01",
                            until: nil, remind: "-3,1"), as: .commandLine, in: tx)
                }
            }
            let union = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            try await body(world, union, world.browser(.confederationOfficer, on: .everything))
        }
    }

    private func plan(
        _ browser: TestBrowser, of subject: String, amount: String, period: String = "2026"
    ) async throws -> TestAnswer {
        let path = try await browser.report(of: subject, form: "programme_plan", period: period)
        let version = try await browser.version(path)
        return try await browser.post(
            path,
            [
                ("version", version), ("action", "submit"), ("cell_plan_number", "05/KH-CĐ ngày 10/01/2026"),
                ("rows_tasks", "2"), ("row_tasks_0_task", "Phổ biến ưu đãi"), ("row_tasks_0_until", "Quý I"),
                ("row_tasks_1_task", "Mở phiên chợ"), ("row_tasks_1_until", "30/6"), ("rows_budget", "1"),
                ("row_budget_0_source", "Công đoàn"), ("row_budget_0_amount", amount),
                ("cell_guidance", "Họp trực tuyến hằng tháng"),
            ])
    }

    @Test(.clauses("2.33", "2.34"), arguments: TestStore.engines)
    func `plans are asked for in the year itself, collected with their budgets, and those who are late are chased`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, union, above in
            let middle = world.browser(.unitOfficer, on: .unit(code: "XA-01"))
            let own = try await plan(union, of: "CD-MAY", amount: "20.000.000")
            let middles = try await plan(middle, of: "XA-01", amount: "30000000")
            let whole = try await above.get("/consolidation.json?form=programme_plan&period=2026&scope=VN-01").body
            let said = try await above.get("/consolidation/digest?form=programme_plan&period=2026&scope=VN-01").body
            let late = try await above.get("/obligations?form=programme_plan&period=2026&state=late").body
            let province = try await above.report(of: "VN-01", form: "programme_plan", period: "2026")
            let reminded = try await above.judge(province, "remind", ["reason": "Gửi kế hoạch"])
            let chased = try await world.browser(.unitOfficer, on: .unit(code: "VN-01")).get("/obligations").body
            let sum = try await above.get(
                "/consolidation/cell?form=programme_plan&period=2026&scope=VN-01&cell=budget_total"
            ).body

            #expect(own.status == 303 && middles.status == 303, "\(own.body.suffix(900))")
            #expect(whole.contains(#/"name": "budget_total",[^}]*"value": 50000000/#))
            #expect(whole.contains(#/"name": "task_count",[^}]*"value": 4/#))
            #expect(sum.contains("20.000.000\u{A0}đ") && sum.contains("30.000.000\u{A0}đ"))
            #expect(said.contains("Công đoàn phường Ba Đình") && said.contains("Họp trực tuyến hằng tháng"))
            #expect(late.contains(">VN-01</span>") && !late.contains(">CD-MAY</span>"))
            #expect(reminded.status == 303 && chased.contains("Gửi kế hoạch"))
        }
    }

    @Test(.clauses("0.26", "2.33", "2.35"), arguments: TestStore.engines)
    func `a review has figures, the tasks and budget of the plan, minutes, and goes upward as one paper`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, union, above in
            let late = try await above.report(of: "CD-MAY", form: "programme_plan", period: "2025")
            _ = try await above.judge(late, "extend", ["day": "2026-06-30", "reason": "Nộp bù"])
            let planned = try await plan(union, of: "CD-MAY", amount: "20000000", period: "2025")
            let path = try await above.report(of: "CD-MAY", form: "programme_review", period: "2025-H2")
            _ = try await above.judge(path, "extend", ["day": "2026-06-30", "reason": "Nộp bù"])
            let page = try await union.get(path).body
            let sent = try await union.post(
                path,
                [
                    ("version", try await union.version(path)), ("action", "submit"), ("cell_tasks_done", "1"),
                    ("cell_held", "05/01/2026, hội trường công đoàn"), ("cell_budget_spent", "15000000"),
                    ("cell_review", "Đúng kế hoạch"),
                ], files: [("bien-ban.pdf", Array("%PDF-1.7\n".utf8))], field: "file_minutes")
            let json = try await union.get("\(path)/report.json").body
            let whole = "form=programme_review&period=2025-H2&scope=VN-01"
            let upward = try await above.get("/consolidation.json?\(whole)").body
            let paper = try await above.get("/consolidation.docx?\(whole)")
            let digest = try await above.get("/consolidation/digest?\(whole)").body

            #expect(planned.status == 303 && sent.status == 303, "\(sent.body.suffix(900))")
            #expect(page.contains("Mở phiên chợ") && page.contains("Biên bản hội nghị"))
            #expect(json.contains(#/"task": "Phổ biến ưu đãi"/#) && json.contains(#/"value": "bien-ban.pdf"/#))
            #expect(json.contains(#/"name": "task_rate",[^}]*"value": "50,0%"/#))
            #expect(json.contains(#/"name": "budget_planned",[^}]*"value": 20000000/#))
            #expect(json.contains(#/"name": "turns",[^}]*"kind": "turns",[^}]*"value": 0/#))
            #expect(upward.contains(#/"name": "budget_spent",[^}]*"value": 15000000/#))
            #expect(paper.status == 200 && digest.contains("Đúng kế hoạch"))
        }
    }

    @Test(.clauses("3.11"), arguments: TestStore.engines)
    func `care with employers is told apart from the union's own, in turns and money, and added upward`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, union, above in
            let path = try await union.report(of: "CD-MAY")
            let other = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            let sent = try await union.submit(
                path,
                [
                    "workers": "100", "members": "90", "cared_alone": "30", "care_alone_money": "3000000",
                    "cared_with_employer": "50", "care_with_employer_money": "20000000",
                ])
            _ = try await other.submit(
                other.report(of: "CD-DIEN"),
                [
                    "workers": "10", "members": "9", "cared_with_employer": "7", "care_with_employer_money": "1000000",
                ])
            let whole = try await above.get("/consolidation.json?form=hdcd_1&period=2026-H1").body
            let opened = try await above.get("/consolidation/cell?form=hdcd_1&period=2026-H1&cell=cared_with_employer")
                .body

            #expect(sent.status == 303, "\(sent.body.suffix(900))")
            #expect(whole.contains(#/"name": "cared_with_employer",[^}]*"kind": "turns",[^}]*"value": 57/#))
            #expect(whole.contains(#/"name": "care_with_employer_money",[^}]*"value": 21000000/#))
            #expect(whole.contains(#/"name": "cared_alone",[^}]*"value": 30/#))
            #expect(whole.contains(#/"name": "cared",[^}]*"value": 87/#))
            #expect(opened.contains("<td>50") && opened.contains("<td>7"))
        }
    }

    @Test(.clauses("4.14", "4.15"), arguments: TestStore.engines)
    func `a rate has its numerator, denominator, population and last day, and is cut where the form says so`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, union, above in
            for (unit, has) in [("CD-MAY", "1"), ("CD-DIEN", "1"), ("CD-CANG", "0")] {
                let own = world.browser(.grassrootsOfficer, on: .unit(code: unit))
                guard let path = try? await own.report(of: unit) else { continue }
                _ = try await own.submit(
                    path, ["workers": "10", "members": "9", "agreements": has, "conferences": has])
            }
            let whole = try await above.get("/consolidation.json?form=hdcd_1&period=2026-H1").body
            let own = try await union.get(try await union.report(of: "CD-MAY")).body
            let cell = try #require(whole.firstMatch(of: #/"name": "agreement_rate",[^}]*}/#)).output

            #expect(cell.contains("\"population\": \"doanh nghiệp có tổ chức công đoàn có báo cáo\""))
            #expect(cell.contains("\"cut_off\": \"2026-05-31\""))
            #expect(cell.contains(#/"numerator": 2/#))
            #expect(own.contains("1 / 1 doanh nghiệp có tổ chức công đoàn có báo cáo, đến hết 31/05/2026"))
        }
    }
}
