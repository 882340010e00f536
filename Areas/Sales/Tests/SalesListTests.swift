import Access
import Foundation
import Kernel
import Organisation
import Partners
import Reports
import Storage
import TestKit
import Testing
import Web

@testable import Sales

struct SalesListTests {
    private func figures(_ world: World, _ question: WelfareQuestion) async throws -> SalesTotals {
        let source = world.sales.figureSource
        return try await world.store.read { tx in try source.figures(question, tx).totals }
    }

    private func list(_ world: World, _ request: SalesRequest) async throws -> SalesLook {
        let sales = world.sales
        return try await world.store.read { tx in
            try SalesLook(request, as: .commandLine, sales, offset: 0, limit: 1_000, in: tx)
        }
    }

    private func request(_ scope: String, _ partner: String?, _ period: String) -> SalesRequest {
        var request = SalesRequest()
        request.scope = scope
        request.partner = partner
        request.period = period
        return request
    }

    @Test func `in every view and by place the list behind a figure has its sales`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let period = try #require(Period("2026"))
            var seen = 0
            for scope in ["VN", "VN-01", "VN-79"] {
                var ways = [("unit", "today"), ("unit", "2026-05-01")]
                // The provinces of this world have no territory, so by place only the nation counts.
                if scope == "VN" { ways += [("place", "reported"), ("place", "today")] }
                for (by, view) in ways {
                    let question = WelfareQuestion(
                        scope: scope, partner: nil, period: period,
                        by: try #require(WelfareQuestion.Grouping(rawValue: by)),
                        view: try #require(WelfareQuestion.View(view)))
                    var asked = request(scope, nil, "2026")
                    (asked.by, asked.view) = (by, view)
                    let figure = try await figures(world, question)
                    let look = try await list(world, asked)

                    #expect(look.totals == figure, "\(scope) \(by) \(view)")
                    #expect(look.sales.count == figure.turns)
                    #expect(look.request.report.text.contains("as=\(view)"))
                    seen += figure.turns
                }
            }

            #expect(seen > 20)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the list behind a figure has exactly its sales`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            var seen = 0
            for scope in ["VN", "VN-01", "VN-79", "XA-01", "CD-MAY", "CD-DIEN", "CD-CANG"] {
                for partner in [nil, "DT-A", "DT-A1", "DT-B"] {
                    for period in ["2026", "2026-H1", "2026-Q2", "2026-05", "2026-06", "2025"] {
                        let period = try #require(Period(period))
                        let figure = try await figures(
                            world, WelfareQuestion(scope: scope, partner: partner, period: period))
                        let look = try await list(world, request(scope, partner, period.description))

                        #expect(look.totals == figure, "\(scope) \(partner ?? "all") \(period)")
                        #expect(look.sales.count == figure.turns)
                        #expect(Set(look.sales.map(\.member)).count == figure.members)
                        #expect(look.sales.reduce(0) { $0 + $1.listAmount.amount } == figure.listAmount.amount)
                        #expect(look.sales.reduce(0) { $0 + $1.paidAmount.amount } == figure.paidAmount.amount)
                        seen += figure.turns
                    }
                }
            }

            #expect(seen > 100)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a line of the report opens to the sales of its product`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let source = world.sales.figureSource
            let period = try #require(Period("2026-06"))
            let report = try await world.store.read { tx in
                try source.figures(WelfareQuestion(scope: "VN-01", partner: nil, period: period), tx)
            }
            for line in report.lines {
                var narrowed = request("VN-01", nil, "2026-06")
                narrowed.product = line.product

                #expect(try await list(world, narrowed).totals == line.totals)
            }

            #expect(report.lines.map(\.product) == ["AO", "GAO", "KHAM", "VE"])
        }
    }

    @Test func `a list is narrowed to a point and to a unit`() async throws {
        try await World.with { world in
            try await world.takeSales()
            var point = request("VN", nil, "2026")
            point.point = "DB-A1"
            var unit = request("VN-01", nil, "2026")
            unit.unit = "CD-DIEN"
            var elsewhere = request("VN-01", nil, "2026")
            elsewhere.unit = "CD-CANG"
            let inPoint = try await list(world, point)
            let inUnit = try await list(world, unit)
            let nowhere = try await list(world, elsewhere)

            #expect(inPoint.sales.map(\.id) == ["s6", "s4"])
            #expect(inUnit.sales.map(\.id) == ["s10", "s8", "s5"])
            #expect(nowhere.totals == .zero)
        }
    }

    @Test func `a unit's sales count up to the day before it closes, and afterwards for the confederation alone`()
        async throws
    {
        try await World.with { world in
            try await world.takeSales()
            // The union's closing becomes known, and earlier, only after its sale was recorded.
            let earlier = WorldFiles.units.replacingOccurrences(of: "2026-06-10", with: "2026-06-09")
            try await world.take("units", earlier, updates: true)
            let nation = try await list(world, request("VN", nil, "2026-06"))
            let province = try await list(world, request("VN-79", nil, "2026-06"))
            let question = WelfareQuestion(scope: "VN", partner: nil, period: try #require(Period("2026-06")))
            let source = world.sales.figureSource
            let figures = try await world.store.read { tx in try source.figures(question, tx) }

            #expect(nation.sales.contains { $0.id == "s6" })
            #expect(nation.totals == figures.totals)
            #expect(figures.unplaced.turns == 1)
            #expect(province.totals == .zero)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the page shows the totals, the way back and every sale`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let page = try await browser.get("/sales?scope=VN-01&partner=all&period=2026-06").body

            #expect(page.contains("href=\"/reports/welfare?scope=VN-01&amp;partner=all&amp;period=2026-06\""))
            #expect(page.contains("<span class=\"figure__value\">7</span>"))
            #expect(page.contains("href=\"/sales/s12\""))
            #expect(page.contains("15/06/2026 08:30"))
            #expect(page.contains("<td class=\"code\">M1</td>"))
            #expect(page.contains("Khám mắt &lt;script&gt;"))
            #expect(page.contains("May &lt;b&gt;Ba Đình"))
            #expect(!page.contains("<script>alert"))
            #expect(!page.contains("Hường"))
        }
    }

    @Test func `the report's own links open the list`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let report = try await browser.get("/reports/welfare?scope=VN-01&period=2026-06").body
            let links = report.matches(of: /href="(\/sales\?[^"]*)"/).map { match in
                String(match.1).replacingOccurrences(of: "&amp;", with: "&")
            }
            for link in Set(links) {
                let answer = try await browser.get(link)
                #expect(answer.status == 200, "\(link)")
            }

            #expect(links.count > 4)
        }
    }

    @Test func `a long list has pages`() async throws {
        try await World.with { world in
            let till = Till(world)
            let items = try (0..<60).map { try Till.json(Till.sale("a\($0)")) }
            _ = try await till.many("[\(items.joined(separator: ","))]")
            let browser = world.browser(.confederationOfficer, on: .everything)
            let first = try await browser.get("/sales?period=2026-06").body
            let second = try await browser.get("/sales?period=2026-06&page=2").body

            #expect(first.matches(of: /href="\/sales\/a/).count == 50)
            #expect(second.matches(of: /href="\/sales\/a/).count == 10)
            #expect(first.contains("page=2"))
            #expect(!second.contains("page=3"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the file has the same sales and starts no formula`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let file = try await browser.get("/sales.csv?scope=VN&period=2026-06")
            let lines = file.body.split(separator: "\n")

            #expect(file.header("content-type") == "text/csv; charset=utf-8")
            #expect(file.header("content-disposition")?.contains("sales-VN-2026-06.csv") == true)
            #expect(lines.count == 9)
            #expect(
                lines[0].hasSuffix(
                    "id,sold_at,point_code,product_code,product_name,quantity,list_amount,"
                        + "paid_amount,discount_amount,unit_code,unit_name,member_no"))
            #expect(
                lines[2] == "s10,2026-06-13T10:00:00+07:00,DB-A,KHAM,Khám mắt <script>alert(1)</script>,1,"
                    + "200000,160000,40000,CD-DIEN,Công đoàn cơ sở Điện lực Hà Nội,M3")
            #expect(file.body.contains(",'=Áo ấm,"))
        }
    }

    @Test func `a file that cannot hold all of them says so in its last record`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let look = try await list(world, request("VN", nil, "2026-06"))
            let messages = Messages(catalogue: world.site.catalogue, language: .vietnamese)
            let cut = String(decoding: SalesFile.bytes(look, messages, mostRows: 3), as: UTF8.self)
            let whole = String(decoding: SalesFile.bytes(look, messages, mostRows: 8), as: UTF8.self)

            #expect(cut.split(separator: "\n").count == 5)
            #expect(cut.split(separator: "\n").last?.hasPrefix("Tệp chỉ chứa 3 dòng mới nhất.") == true)
            #expect(whole.split(separator: "\n").count == 9)
        }
    }

    @Test(arguments: [
        ("scope=XX", 404), ("partner=XX", 404), ("product=XX", 404), ("point=XX", 404), ("unit=XX", 404),
        ("period=2026-13", 400), ("by=x", 400), ("as=x", 400), ("by=place", 200), ("by=place&as=2026-01-01", 422),
        ("as=today", 200),
        ("as=2020-01-01", 200),
        ("scope=%3Cb%3E", 404), ("page=-7", 200), ("page=99999999999999999999", 200),
        ("scope=\(String(repeating: "a", count: 3_000))", 404),
    ])
    func `what is not known or not offered is said`(query: String, status: Int) async throws {
        try await World.with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let answer = try await browser.get("/sales?\(query)")

            #expect(answer.status == status)
            #expect(!answer.body.contains("<b>"))
            #expect(!answer.body.contains("refusal."))
        }
    }

    @Test(arguments: TestStore.engines)
    func `one sale tells its answer, its reversal and who recorded it`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let refused = try await browser.get("/sales/s11").body
            let reversed = try await browser.get("/sales/s3").body
            let reversal = try await browser.get("/sales/s13").body
            let flagged = try await browser.get("/sales/s9").body

            #expect(refused.contains("đủ số lần được hưởng"))
            #expect(reversed.contains("href=\"/sales/s13\""))
            #expect(reversed.contains("phucloi"))
            #expect(reversal.contains("href=\"/sales/s3\""))
            #expect(flagged.contains("được đánh dấu"))
            #expect(flagged.contains("<dd>M1</dd>"))
            #expect(try await browser.get("/sales/none").status == 404)
            #expect(try await browser.get("/sales/%00").status == 404)
        }
    }
}
