import Access
import App
import Foundation
import Kernel
import Reports
import Storage
import TestKit
import Testing

@testable import Supervision

/// A report lists what its subject raised in its period (clause 0.25g).
@Suite(.clauses("0.25g")) struct ReportLinkTests {
    private func with(_ engine: EngineName, _ body: (World) async throws -> Void) async throws {
        try await World.with(engine) { world in
            let reports = world.composition.reports
            let files = try [1, 2].map { version in
                try Data(contentsOf: URL(filePath: "\(ProjectFolder.root)/Data/forms/welfare_partner-\(version).json"))
            }
            try await world.store.write { tx in
                for file in files { _ = try reports.storeForm(Array(file), as: .commandLine, in: tx) }
                try reports.assign(
                    AssignmentRequest(
                        form: "welfare_partner", subject: "all", periodKind: "month", unitKind: nil,
                        from: "2026-01-01", until: nil), as: .commandLine, in: tx)
            }
            try await body(world)
        }
    }

    private func report(_ browser: TestBrowser, _ subject: String) async throws -> String {
        let list = try await browser.get("/obligations?form=welfare_partner&period=2026-05").body
        let line = list.split(separator: "<tr>").first { $0.contains(">\(subject)</span>") }
        return String(try #require(line?.firstMatch(of: /href="(\/obligations\/\d+)"/)).output.1)
    }

    private func submit(
        _ browser: TestBrowser, _ path: String, _ difficulties: String = "Không", _ handling: String = ""
    ) async throws -> TestAnswer {
        let page = try await browser.get(path).body
        let version = try #require(page.firstMatch(of: /name="version" value="(\d+)"/)).output.1
        return try await browser.post(
            path,
            [
                ("version", String(version)), ("action", "submit"), ("cell_difficulties", difficulties),
                ("cell_handling", handling),
            ])
    }

    @Test(arguments: TestStore.engines)
    func `a partner raises a difficulty from its report, and the report lists it with its answer`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let (partner, nation) = (world.partner, world.nation)
            let path = try await report(partner, "DT-B")
            let before = try await partner.get(path).body
            let link = try #require(before.firstMatch(of: /href="(\/difficulties\/new[^"]*)"/)).output.1
            let form = try await partner.get(String(link).replacing("&amp;", with: "&")).body
            let raised = try await partner.tryToRaise(
                "DT-B", "Bến xe\nđông", ["arose_on": "2026-05-31", "back": path, "handling": "Thêm chuyến"])
            _ = try await partner.raise("DT-B", "Việc tháng Sáu", ["arose_on": "2026-06-01"])
            let draft = try await partner.get(path).body
            _ = try await nation.press("answer", 1, note: "Đã thêm quầy vé")
            let answered = try await partner.get(path).body
            let workbook = try await partner.get("\(path)/form.xlsx")

            #expect(before.contains("chưa có") && form.contains("value=\"2026-05-31\""))
            #expect(raised.header("location") == path)
            #expect(draft.contains("1 khó khăn, vướng mắc") && draft.contains("/difficulties/1\""))
            #expect(draft.contains("Mới nêu") && !draft.contains("Việc tháng Sáu"))
            #expect(answered.contains("Đã trả lời") && answered.contains("Đã thêm quầy vé"))
            #expect(workbook.status == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `handing in freezes what the report lists, and giving back takes in what came since`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let (partner, nation) = (world.partner, world.nation)
            let path = try await report(partner, "DT-B")
            func raise(_ text: String) async throws {
                _ = try await partner.raise("DT-B", text, ["arose_on": "2026-05-20", "handling": "Đề nghị\nsớm"])
            }
            try await raise("Bến xe đông")
            #expect(try await submit(partner, path).status == 303)
            try await raise("Thêm sau khi nộp")
            let json = try await partner.get("\(path)/report.json").body
            let page = try await nation.get(path).body
            _ = try await nation.post(
                "\(path)/review", [("action", "return"), ("cell", "difficulties_raised"), ("reason", "Nêu thêm")])
            let returned = try await partner.get(path).body
            #expect(try await submit(partner, path).status == 303)
            let again = try await partner.get("\(path)/report.json").body
            let docx = try await partner.get("\(path)/report.docx")

            #expect(json.contains("#1 (20/05/2026) Bến xe đông → Đề nghị sớm") && !json.contains("Thêm sau khi nộp"))
            #expect(page.contains("Bến xe đông") && !page.contains("Thêm sau khi nộp"))
            #expect(!page.contains("/difficulties/new"), "who reads a report raises nothing for its subject")
            #expect(returned.contains("Thêm sau khi nộp"))
            #expect(again.contains("#2 (20/05/2026) Thêm sau khi nộp"))
            let welfare = try await nation.get("/reports/welfare.json?period=2026-05").body
            let ofPartner = try await partner.get("/reports/welfare?partner=DT-B&period=2026-05").body
            #expect(
                welfare.contains(
                    "\"difficulties\": [\n    {\n      \"text\": \"Bến xe đông\""), "\(welfare.suffix(700))")
            #expect(ofPartner.contains("Thêm sau khi nộp → Đề nghị"))
            for query in ["period=2026-05&scope=VN-01", "period=2026-05&partner=DT-A", "period=2026-Q2"] {
                let other = try await nation.get("/reports/welfare.json?\(query)").body
                #expect(!other.contains("Bến xe đông"), "\(query)")
            }
            #expect(docx.status == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the nation's report tells each difficulty with its handling, raised or typed`(engine: EngineName) async throws
    {
        try await with(engine) { world in
            let partner = world.partner
            let path = try await report(partner, "DT-B")
            _ = try await partner.raise(
                "DT-B", "Bến xe đông", ["arose_on": "2026-05-20", "handling": "Thêm chuyến"])
            #expect(try await submit(partner, path, "Thiếu lái xe", "Tuyển thêm").status == 303)
            let json = try await world.nation.get("/reports/welfare.json?period=2026-05").body

            for (text, handling) in [("Bến xe đông", "Thêm chuyến"), ("Thiếu lái xe", "Tuyển thêm")] {
                #expect(
                    json.contains("\"text\": \"\(text)\",\n      \"handling\": \"\(handling)\""), "\(json.suffix(700))")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit's are its own and those of units that went into it, a head partner's its branches' too`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let supervision = world.composition.supervision
            try await world.store.write { tx in
                for (raiser, day) in [("CD-MAY", 20_600), ("CD-DIEN", 20_601), ("XA-01", 20_602), ("DT-A1", 20_603)] {
                    try supervision.record(
                        PastDifficulty(raiser: raiser, day: Day(number: Int32(day)), sentence: raiser),
                        as: .commandLine, in: tx)
                }
            }
            func listed(_ subject: String, isPartner: Bool = false, to: Int32 = 20_610) async throws -> [String] {
                try await world.store.read { tx in
                    let days = DayRange(from: Day(number: 20_600), to: Day(number: to))
                    return try RaisedDifficulties(supervision: supervision).list(
                        DifficultyQuestion(subject: subject, isPartner: isPartner, days: days), in: tx
                    ).map(\.text)
                }
            }

            #expect(try await listed("CD-DIEN") == ["CD-DIEN"])
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-06-10,merge,CD-MAY,CD-DIEN,,\n")
            #expect(try await listed("CD-DIEN") == ["CD-MAY", "CD-DIEN"])
            #expect(try await listed("CD-DIEN", to: 20_601) == ["CD-MAY"])
            #expect(try await listed("VN-01") == [])
            #expect(try await listed("DT-A", isPartner: true) == ["DT-A1"])
            #expect(try await listed("DT-B", isPartner: true) == [])
            #expect(try await listed("XX") == [])
        }
    }
}
