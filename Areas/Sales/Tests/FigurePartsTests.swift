import Access
import Foundation
import Kernel
import Organisation
import Reports
import Storage
import TestKit
import Testing

@testable import Sales

/// What stands behind the counts of units and points in the welfare report.
@Suite(.clauses("0.25b", "0.25c")) struct FigurePartsTests {
    private func ground<Value: Sendable>(
        _ world: World, _ body: @escaping @Sendable (SalesGround) throws -> Value
    ) async throws -> Value {
        let sales = world.sales
        return try await world.store.read { tx in try body(SalesGround(sales, in: tx)) }
    }

    @Test(arguments: TestStore.engines)
    func `the units behind a count are as many as it says, each with the figures of its own report`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            var seen = 0
            for scope in ["VN", "VN-01", "CD-MAY"] {
                for period in ["2026", "2026-06", "2025"] {
                    let question = WelfareQuestion(scope: scope, partner: nil, period: try #require(Period(period)))
                    seen += try await ground(world) { ground in
                        let figures = try WelfareCount(question, ground).figures()
                        for count in figures.units {
                            let kind = try #require(UnitKind(rawValue: count.kind))
                            let parts = try FigureParts(unitsOf: kind, question, ground).parts
                            #expect(parts.count == count.count, "\(scope) \(period) \(kind)")
                            for part in parts {
                                let own = WelfareQuestion(scope: part.code, partner: nil, period: question.period)
                                // The confederation's own report also counts what stands in no unit.
                                if kind == .confederation { continue }
                                #expect(try WelfareCount(own, ground).figures().totals == part.totals)
                            }
                        }
                        return figures.units.reduce(0) { $0 + $1.count }
                    }
                }
            }

            #expect(seen > 10)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the points behind a count are as many as it says, and their turns are the report's`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            for (scope, partner) in [("VN", nil), ("VN", "DT-A"), ("VN-01", nil), ("CD-MAY", "DT-A")] {
                let question = WelfareQuestion(
                    scope: scope, partner: partner, period: try #require(Period("2026-06")))
                try await ground(world) { ground in
                    let figures = try WelfareCount(question, ground).figures()
                    let parts = try FigureParts(pointsOf: question, ground).parts

                    #expect(parts.count == figures.points)
                    #expect(parts.reduce(0) { $0 + $1.totals.turns } == figures.totals.turns)
                }
            }
        }
    }

    @Test func `every figure of the report opens a page`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let report = try await browser.get("/reports/welfare?scope=VN&period=2026-06").body
            let links = report.matches(of: /href="(\/reports\/welfare\/[^"]*|\/sales\?[^"]*|\/grants\?[^"]*)"/).map {
                String($0.1).replacingOccurrences(of: "&amp;", with: "&")
            }
            for link in Set(links) {
                let answer = try await browser.get(link)
                #expect(answer.status == 200, "\(link)")
            }
            let units = try await browser.get("/reports/welfare/units?scope=VN&period=2026-06&kind=grassroots_union")
            let file = try await browser.get("/reports/welfare/points.csv?scope=VN&period=2026-06")

            #expect(links.contains { $0.hasPrefix("/reports/welfare/points?") })
            #expect(links.contains { $0.contains("kind=provincial_federation") })
            #expect(units.body.contains("href=\"/reports/welfare?scope=CD-MAY"))
            #expect(file.body.contains("code,name,members,turns,list_amount,paid_amount,discount_amount"))
            #expect(file.body.contains("DB-A1,"))
        }
    }

    @Test(arguments: ["units", "units.csv", "points", "points.csv"])
    func `nobody sees more behind a figure than the figure`(list: String) async throws {
        try await World.with { world in
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-01"))

            let cases = [
                ("scope=VN-01&period=2026-06", 200), ("scope=VN&period=2026-06", 403), ("scope=XX&period=2026-06", 404),
                ("scope=VN-01&period=x", 400),
            ]
            for (query, status) in cases {
                let answer = try await officer.get("/reports/welfare/\(list)?\(query)")
                #expect(answer.status == status, "\(query)")
            }
        }
    }

    @Test func `what stands in no unit is listed by itself`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let earlier = WorldFiles.units.replacingOccurrences(of: "2026-06-10", with: "2026-06-09")
            try await world.take("units", earlier, updates: true)
            let browser = world.browser(.confederationOfficer, on: .everything)
            let report = try await browser.get("/reports/welfare?scope=VN&period=2026-06").body
            let list = try await browser.get("/sales?scope=VN&partner=all&period=2026-06&unplaced=true").body

            #expect(report.contains("unplaced=true"))
            #expect(list.contains("href=\"/sales/s6\""))
            #expect(list.matches(of: /href="\/sales\/s\d/).count == 1)
        }
    }
}
