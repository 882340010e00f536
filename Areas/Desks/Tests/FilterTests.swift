import Access
import App
import Foundation
import Kernel
import Reports
import Storage
import TestKit
import Testing
import Web

@Suite("Filters that people keep, and the tour")
struct FilterTests {
    private static let question = [("list", "/units"), ("question", "q=may")]

    @Test("a filter is kept once, used, renamed and removed by its person alone", arguments: TestStore.engines)
    func life(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            #expect(try await browser.get("/units?q=may").body.contains("Lưu bộ lọc này"))
            for _ in 0..<2 {
                let kept = try await browser.post("/filters", FilterTests.question + [("name", "Ngành may")])
                #expect(kept.status == 303)
                #expect(kept.header("location") == "/units?q=may")
            }

            let list = try await browser.get("/units?page=1&q=may")
            #expect(list.body.components(separatedBy: "Ngành may").count == 2)
            #expect(!list.body.contains("Lưu bộ lọc này"))
            let other = world.browser(.auditor, on: .everything)
            #expect(try await !other.get("/units").body.contains("Ngành may"))
            let page = try await browser.get("/filters").body
            let id = String(page[try #require(page.firstRange(of: "/filters/")).upperBound...].prefix { $0 != "/" })
            _ = try await other.get("/filters")
            #expect(try await other.post("/filters/\(id)/remove").status == 404)
            #expect(try await other.post("/filters/\(id)/name", [("name", "X")]).status == 404)
            _ = try await browser.get("/filters")
            #expect(try await browser.post("/filters/\(id)/name", [("name", "May mặc")]).status == 303)
            #expect(try await browser.get("/units").body.contains("May mặc"))
            #expect(try await browser.post("/filters/\(id)/remove").status == 303)
            #expect(try await !browser.get("/units").body.contains("May mặc"))
        }
    }

    @Test("what cannot be kept is refused with a sentence")
    func refusals() async throws {
        try await World.with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            _ = try await browser.get("/filters")
            _ = try await browser.post("/filters", FilterTests.question + [("name", "Có rồi")])
            let long = String(repeating: "a", count: 300)
            for (list, question, name, sentence) in [
                ("/units", "q=may", "", "Hãy đặt tên"), ("/units", "q=may", long, "dài nhất 60 ký tự"),
                ("/units", "q=may", "a\u{7}", "không in được"), ("/units", "", "A", "Chưa có gì để lưu"),
                ("/accounts", "q=may", "A", "không lưu được bộ lọc"), ("/units", "q=a", "Có rồi", "Bạn đã có bộ lọc"),
                ("//evil", "q=a", "A", "không lưu được bộ lọc"),
            ] {
                let answer = try await browser.post(
                    "/filters", [("list", list), ("question", question), ("name", name)])
                #expect(answer.status == 422, "\(sentence)")
                #expect(answer.body.contains(sentence), "\(sentence)")
            }
            for number in 2...20 {
                _ = try await browser.post("/filters", FilterTests.question + [("name", "\(number)")])
            }
            let many = try await browser.post("/filters", FilterTests.question + [("name", "21")])
            #expect(many.body.contains("nhiều nhất 20"))
        }
    }

    @Test("each role walks five pages that it may see, and may begin again", arguments: HomeTests.people)
    func tour(_ role: RoleName, _ scope: Scope) async throws {
        try await World.with { world in
            let forms = "\(ProjectFolder.root)/Data/forms"
            for name in ["hdcd_1-1", "welfare_partner-1"] {
                let form = try Data(contentsOf: URL(filePath: "\(forms)/\(name).json"))
                try await world.store.write { [reports = world.composition.reports] tx in
                    _ = try reports.storeForm(Array(form), as: .commandLine, in: tx)
                }
            }
            let browser = world.browser(role, on: scope)
            #expect(try await browser.get("/help").body.contains("/tour/start"))
            var answer = try await browser.post("/tour/start")
            for number in 1...5 {
                let page = try await browser.get(try #require(answer.header("location")))
                #expect(page.status == 200, "\(role) \(number)")
                #expect(page.body.contains("Bước \(number) trên 5"), "\(role)")
                answer = try await browser.post("/tour/next")
            }
            #expect(answer.header("location") == "/")
            #expect(try await !browser.get("/").body.contains("banner--tour"))
            _ = try await browser.post("/tour/start")
            _ = try await browser.post("/tour/end")
            #expect(try await !browser.get("/").body.contains("banner--tour"))
        }
    }
}
