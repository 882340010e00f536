import Access
import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// Several reports judged at once, from the list of the half-year report or of a partner's month.
@Suite("Reports judged together") struct BulkTests {
    private func with(_ engine: EngineName = .sqlite, _ body: (World) async throws -> Void) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await body(world)
        }
    }

    private func above(_ world: World) -> TestBrowser { world.browser(.confederationOfficer, on: .everything) }

    private func number(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }

    private func bulk(
        _ browser: TestBrowser, _ action: String, _ paths: [String], _ more: [(String, String)] = []
    ) async throws -> TestAnswer {
        try await browser.post(
            "/obligations/bulk", paths.map { ("report", number($0)) } + [("action", action)] + more)
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `each report is answered, one that cannot be stops no other, and sending twice changes nothing`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let (own, above) = (world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY")), above(world))
            let (first, second) = (try await own.report(of: "CD-MAY"), try await above.report(of: "CD-DIEN"))
            _ = try await own.submit(first, ["workers": "10", "members": "9"])

            let answer = try await bulk(above, "accept", [second, first, "/obligations/999999"])
            let again = try await bulk(above, "accept", [first])
            let approved = try await bulk(above, "approve", [first, second])
            let page = try await above.get(first).body

            #expect(answer.status == 200)
            #expect(answer.body.contains("Xong 1 báo cáo, đã làm trước đó 0, không làm được 2"))
            #expect(answer.body.contains("Báo cáo chưa nộp") && answer.body.contains("Báo cáo số 999999"))
            #expect(again.body.contains("đã làm trước đó 1"))
            #expect(approved.body.contains("Chỉ duyệt được báo cáo đã tiếp nhận"))
            #expect(page.contains("Đã duyệt") && page.components(separatedBy: "<strong>Tiếp nhận</strong>").count == 2)
        }
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `reminding, excusing and putting off ask for their words first and happen once`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            let above = above(world)
            let paths = try await [above.report(of: "CD-MAY"), above.report(of: "CD-DIEN")]

            let asked = try await bulk(above, "excuse", [paths[0]])
            let still = try await bulk(above, "excuse", [paths[0]], [("confirmed", "1")])
            let withoutDay = try await bulk(above, "extend", paths, [("confirmed", "1"), ("reason", "Bão")])
            let reminded = try await bulk(above, "remind", paths, [("reason", "Xin nộp sớm")])
            let twice = try await bulk(above, "remind", paths, [("reason", "Xin nộp sớm")])
            let day = [("day", "2026-07-01"), ("reason", "Bão lũ")]
            let extended = try await bulk(above, "extend", paths, day)
            let same = try await bulk(above, "extend", paths, day)
            let earlier = try await bulk(above, "extend", paths, [("day", "2026-06-20"), ("reason", "Sớm")])
            let excused = try await bulk(above, "excuse", [paths[0]], [("reason", "Giải thể")])
            let excusedAgain = try await bulk(above, "excuse", [paths[0]], [("reason", "Giải thể")])
            let page = try await above.get(paths[1]).body

            #expect(asked.status == 200 && asked.body.contains("name=\"reason\""))
            #expect(still.status == 422 && still.body.contains("Hãy ghi lý do."))
            #expect(withoutDay.status == 422 && withoutDay.body.contains("Hãy ghi ngày gia hạn."))
            #expect(reminded.body.contains("Xong 2 báo cáo") && twice.body.contains("đã làm trước đó 2"))
            #expect(extended.body.contains("Xong 2 báo cáo") && same.body.contains("đã làm trước đó 2"))
            #expect(earlier.body.contains("không làm được 2"))
            #expect(excused.body.contains("Xong 1 báo cáo") && excusedAgain.body.contains("đã làm trước đó 1"))
            #expect(page.contains("hạn nộp 01/07/2026"))
            #expect(page.components(separatedBy: "<br>Xin nộp sớm").count == 2)
        }
    }

    @Test func `everything that a filter finds is taken, and nothing chosen is told`() async throws {
        try await with { world in
            let above = above(world)
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await above.get("/obligations?form=hdcd_1&period=2026-H1")
            let filter = [("form", "hdcd_1"), ("period", "2026-H1"), ("all", "1"), ("reason", "Nhắc chung")]

            let none = try await bulk(above, "accept", [])
            let nothing = try await bulk(above, "", ["/obligations/1"])
            _ = try await province.get("/obligations?form=hdcd_1&period=2026-H1")
            let own = try await bulk(province, "remind", [], filter)
            let all = try await bulk(above, "remind", [], filter)

            #expect(none.status == 303 && nothing.status == 303)
            #expect(own.body.contains("Xong 2 báo cáo") && all.body.contains("Xong 3 báo cáo"))
        }
    }

    @Test func `more than twenty are judged only after a second look`() async throws {
        try await with { world in
            let above = above(world)
            let path = try await above.report(of: "CD-MAY")
            let numbers = ([number(path)] + (900_001...900_020).map { String($0) }).joined(separator: " ")

            let asked = try await above.post("/obligations/bulk", [("reports", numbers), ("action", "approve")])
            let done = try await above.post(
                "/obligations/bulk", [("reports", numbers), ("action", "approve"), ("confirmed", "1")])

            #expect(asked.status == 200 && asked.body.contains("Việc này áp dụng cho 21 báo cáo"))
            #expect(asked.body.contains(numbers))
            #expect(done.body.contains("không làm được 21"))
        }
    }

    @Test func `nobody judges the own report or one of another branch of the tree`() async throws {
        try await with { world in
            let path = try await above(world).report(of: "CD-MAY")
            let own = world.browser(.unitOfficer, on: .unit(code: "CD-MAY"))
            _ = try await own.get("/obligations")

            let answer = try await bulk(own, "excuse", [path], [("reason", "Không muốn nộp")])

            #expect(answer.body.contains("chỉ cấp trên của nơi báo cáo mới làm được"))
        }
    }
}
