import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// A partner's view of its market, counted again from the rows of the files.
@Suite struct ReachTests {
    /// A province's line, or that of what stands in none.
    private struct Line: Equatable {
        var members = 0
        var points = 0
        var turns = [0, 0]
        var paid = [0, 0]
    }

    private static let provinces = ["T01": "01", "T04": "04", "T79": "79"]
    private static let pointProvinces = ["PA0": "01", "PA1": "01", "PA2": "79", "PA3": "", "PB1": "04"]

    /// The units from one up to the top on a day.
    private func line(_ unit: String, _ day: String) -> [String] {
        let district = day < "2025-07-01" ? ["D1", "T01", "VN"] : ["T01", "VN"]
        return switch unit {
        case "C1": ["C1", "T01", "VN"]
        case "C2": ["C2"] + district
        case "C3": ["C3", "T79", "VN"]
        case "C4": ["C4", "T04", "VN"]
        default: [unit, "N1", "VN"]
        }
    }

    /// Counted plainly: all rows for each question.
    private func recount(
        _ partner: String, _ day: String, _ periods: [(from: String, to: String)]
    ) -> [String: Line] {
        let sellers = ["DT-A": ["DT-A", "DT-A1"], "DT-A1": ["DT-A", "DT-A1"], "DT-B": ["DT-B"]][partner] ?? []
        let owners = ["DT-A": ["DT-A", "DT-A1"], "DT-A1": ["DT-A1"], "DT-B": ["DT-B"]][partner] ?? []
        let agreements = ReachWorld.agreements.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }.filter { sellers.contains($0[1]) && $0[4] <= day && ($0[5].isEmpty || day < $0[5]) }
        var lines: [String: Line] = [:]
        for member in ReachWorld.members where member.from <= day && (member.to.isEmpty || day < member.to) {
            let above = line(member.unit, day)
            let isReached = agreements.contains { agreement in
                let upper = agreement[2] == "D1" && day >= "2025-07-01" ? "T01" : agreement[2]
                return agreement[6] == "all" || above.contains(upper)
            }
            let province = above.compactMap { ReachTests.provinces[$0] }.first ?? ""
            if isReached { lines[province, default: Line()].members += 1 }
        }
        for row in ReachWorld.points.split(separator: "\n").dropFirst() {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard owners.contains(cells[1]) else { continue }
            let province = ReachTests.pointProvinces[cells[0]] ?? ""
            if cells[7] <= day, cells[8].isEmpty || day < cells[8] { lines[province, default: Line()].points += 1 }
            for sale in ReachWorld.sales where sale.point == cells[0] && !ReachWorld.reversed.contains(sale.id) {
                for (index, period) in periods.enumerated() where period.from <= sale.day && sale.day < period.to {
                    lines[province, default: Line()].turns[index] += 1
                    lines[province, default: Line()].paid[index] += sale.paid
                }
            }
        }
        return lines
    }

    /// The lines of the file by province; what stands in none is under the empty text.
    private func lines(of csv: String) -> [String: Line] {
        var lines: [String: Line] = [:]
        for row in csv.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let numbers = cells.map { Int($0) ?? 0 }
            lines[cells[0]] = Line(
                members: numbers[2], points: numbers[3], turns: [numbers[4], numbers[5]],
                paid: [numbers[8], numbers[9]])
        }
        return lines
    }

    @Test(.clauses("0.29"), arguments: TestStore.engines)
    func `a partner sees the members within reach and the growth of its sales, province by province`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let quarter = [("2026-01-01", "2026-04-01"), ("2025-01-01", "2025-04-01")]
            let month = [("2026-03-01", "2026-04-01"), ("2025-03-01", "2025-04-01")]
            let year = [("2025-01-01", "2026-01-01"), ("2024-01-01", "2025-01-01")]
            for (day, period, ranges) in [
                ("2026-06-15", "quarter", quarter), ("2026-04-15", "month", month), ("2025-12-31", "year", year),
                ("2026-03-31", "quarter", quarter),
            ] {
                for partner in ["DT-A", "DT-A1", "DT-B"] {
                    let answer = try await browser.get(
                        "/reports/reach.csv?partner=\(partner)&at=\(day)&period=\(period)")
                    var found = lines(of: answer.body)
                    let total = found.removeValue(forKey: "total")
                    let expected = recount(partner, day, ranges)

                    #expect(found == expected, "\(partner) \(day)")
                    #expect(total?.members == expected.values.reduce(0) { $0 + $1.members })
                    #expect(total?.turns[0] == expected.values.reduce(0) { $0 + $1.turns[0] })
                    #expect(expected.values.contains { $0.members > 0 })
                }
            }
        }
    }

    @Test(.clauses("0.29", "4.14"), arguments: TestStore.engines)
    func `the page tells change and rate, and no member`(engine: EngineName) async throws {
        try await ReachWorld.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let expected = recount("DT-A", "2026-06-15", [("2026-01-01", "2026-04-01"), ("2025-01-01", "2025-04-01")])
            let hanoi = try #require(expected["01"])

            let page = try await manager.get("/reports/reach?at=2026-06-15").body
            let workbook = try await manager.get("/reports/reach.xlsx?at=2026-06-15")

            let change = hanoi.turns[0] - hanoi.turns[1]
            let tenths = (change * 2_000 + hanoi.turns[1]) / (2 * hanoi.turns[1])
            #expect(page.contains("+\(tenths / 10),\(tenths % 10) %") && page.contains("\(change) / \(hanoi.turns[1])"))
            #expect(page.contains("Quý I năm 2026") && page.contains("Quý I năm 2025"))
            #expect(workbook.status == 200)
            for member in ReachWorld.members { #expect(!page.contains(member.number)) }
            #expect(!page.contains("Lê Văn Mẫu"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partner sees its own market, a province its own area, officers any`(engine: EngineName) async throws {
        try await ReachWorld.with(engine) { world in
            let path = "/reports/reach.csv?at=2026-06-15"
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let province = world.browser(.unitOfficer, on: .unit(code: "T79"))
            let expected = recount("DT-A", "2026-06-15", [("2026-01-01", "2026-04-01"), ("2025-01-01", "2025-04-01")])

            let own = lines(of: try await province.get("\(path)&partner=DT-A").body)

            #expect(own["79"] == expected["79"] && own["01"] == nil && own["total"] == expected["79"])
            #expect(try await manager.get(path).status == 200)
            #expect(try await manager.get("\(path)&partner=DT-A1").status == 200)
            #expect(try await manager.get("\(path)&partner=DT-B").status == 403)
            #expect(try await branch.get("\(path)&partner=DT-A").status == 403)
            #expect(try await province.get("\(path)&partner=DT-A&scope=T01").status == 403)
            #expect(try await world.browser(.cashier, on: .point(code: "PA1")).get(path).status == 403)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what was asked wrongly is told, and nothing before is a dash`(engine: EngineName) async throws {
        try await ReachWorld.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            for (query, status) in [
                ("at=hôm qua", 400), ("period=week", 400), ("partner=KHONG", 404), ("scope=KHONG", 404),
            ] {
                let query = query.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? ""
                #expect(try await browser.get("/reports/reach?\(query)").status == status)
            }

            let year = try await browser.get("/reports/reach?partner=DT-B&at=2025-12-31&period=year").body
            let nothing = try await browser.get("/reports/reach?partner=DT-C&at=2026-06-15").body

            #expect(year.contains("<td class=\"number\">–</td>"))
            #expect(nothing.contains("Hãy chọn ngày khác hoặc đối tác khác."))
        }
    }

    @Test func `a register without partners says what to do`() async throws {
        try await World.empty(.sqlite) { world in
            try await world.take("units", "code,name,kind,parent_code\nVN,Tổng Liên đoàn,confederation,\n")
            let answer = try await world.browser(.confederationOfficer, on: .everything).get("/reports/reach")

            #expect(answer.status == 404)
            #expect(answer.body.contains("Hãy nhập danh sách đối tác"))
        }
    }
}
