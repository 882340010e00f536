import Access
import Foundation
import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// The figures of the welfare report and of the beneficiaries, each told from the ledger and held against a count by
/// hand.
@Suite("Figures counted from the ledger") struct LedgerFiguresTests {
    private struct Report: Decodable {
        struct Sales: Decodable, Equatable {
            let listAmount: Int
            let paidAmount: Int
            let discountAmount: Int
        }

        struct Line: Decodable {
            let product: String
            let members: Int
            let turns: Int
            let listAmount: Int
            let paidAmount: Int
            let discountAmount: Int

            var text: String { "\(product) \(members) \(turns) \(listAmount) \(paidAmount) \(discountAmount)" }
        }

        struct Place: Decodable {
            let code: String
            let vintage: String?
        }

        struct Unplaced: Decodable { let turns: Int }

        let members: Int
        let turns: Int
        let sales: Sales
        let lines: [Line]
        let units: [String: Int]
        let points: Int
        let provinces: [Place]
        let sectors: [Place]
        let unplaced: Unplaced

        var presentUnits: [String: Int] { units.filter { $0.value > 0 } }
    }

    private func report(_ world: World, _ scope: String, _ period: String) async throws -> Report {
        let browser = world.browser(.confederationOfficer, on: .everything)
        let answer = try await browser.get("/reports/welfare.json?scope=\(scope)&period=\(period)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Report.self, from: Data(answer.bytes))
    }

    @Test(.clauses("0.25", "0.25d", "0.25e"), arguments: TestStore.engines)
    func `persons count once and turns each, money is summed in total and for each product`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let nation = try await report(world, "VN", "2026-06")
            let province = try await report(world, "VN-01", "2026-06")

            #expect(nation.members == 4 && nation.turns == 8)
            #expect(nation.sales == .init(listAmount: 1_520_000, paidAmount: 1_293_750, discountAmount: 226_250))
            #expect(
                nation.lines.map(\.text) == [
                    "AO 1 1 300000 260000 40000", "GAO 3 4 770000 673750 96250", "KHAM 2 2 400000 320000 80000",
                    "VE 1 1 50000 40000 10000",
                ])
            #expect(province.members == 3 && province.turns == 7)
            #expect(province.sales.paidAmount == 1_005_000)
        }
    }

    @Test(.clauses("0.25b", "0.25c"), arguments: TestStore.engines)
    func `each unit counts once in its kind, and a point while it is open and has something to sell`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let june = try await report(world, "VN", "2026-06")
            let may = try await report(world, "VN", "2026-05")
            let province = try await report(world, "VN-01", "2026-06")

            #expect(
                june.presentUnits == [
                    "confederation": 1, "provincial_federation": 2, "commune_union": 1, "grassroots_union": 3,
                ])
            #expect(province.presentUnits == ["provincial_federation": 1, "commune_union": 1, "grassroots_union": 2])
            // Four points were open in May, of which one sold; one closed on 1 June; in 2025 nothing was offered.
            #expect(may.points == 4 && may.turns == 1)
            #expect(june.points == 3)
            #expect(try await report(world, "VN", "2025").points == 0)
        }
    }

    @Test(.clauses("0.25"), arguments: TestStore.engines)
    func `the nation's figures also hold what stands in no unit`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let units = WorldFiles.units.replacing("2026-06-10", with: "2026-06-09")
            try await world.take("units", units, updates: true)
            let nation = try await report(world, "VN", "2026-06")

            #expect(nation.members == 4 && nation.turns == 8)
            #expect(nation.unplaced.turns == 1)
        }
    }

    @Test(.clauses("0.25", "0.25a"), arguments: TestStore.engines)
    func `the nation is summed up by month, quarter, half-year and year, with its provinces and sectors`(
        engine: EngineName
    ) async throws {
        try await ReachWorld.with(engine) { world in
            let late = [
                ReachWorld.Sale(
                    id: "z1", day: "2025-11-20", point: "PB1", member: "C5-4", product: "GD", paid: 80_000),
                ReachWorld.Sale(
                    id: "z2", day: "2026-05-31", point: "PB1", member: "C5-4", product: "GD", paid: 70_000),
            ]
            try await take(late, world)
            let provinces = ["PA0": "01 2024", "PA1": "01 2025", "PA2": "79 2025", "PB1": "04 2025"]
            let all = ReachWorld.sales.filter { !ReachWorld.reversed.contains($0.id) } + late
            for (period, from, to) in [
                ("2025", "2025-01-01", "2026-01-01"), ("2025-H1", "2025-01-01", "2025-07-01"),
                ("2025-H2", "2025-07-01", "2026-01-01"), ("2026-H1", "2026-01-01", "2026-07-01"),
                ("2026-Q1", "2026-01-01", "2026-04-01"), ("2026-02", "2026-02-01", "2026-03-01"),
                ("2026-05", "2026-05-01", "2026-06-01"), ("2024", "2024-01-01", "2025-01-01"),
            ] {
                let sold = all.filter { from <= $0.day && $0.day < to }
                let found = try await report(world, "VN", period)
                let isSector = sold.contains { $0.member.hasPrefix("C5") }

                #expect(found.turns == sold.count, "\(period)")
                #expect(found.members == Set(sold.map(\.member)).count, "\(period)")
                #expect(found.sales.paidAmount == sold.reduce(0) { $0 + $1.paid }, "\(period)")
                #expect(
                    found.provinces.map { "\($0.code) \($0.vintage ?? "")" }
                        == Set(sold.compactMap { provinces[$0.point] }).sorted(), "\(period)")
                #expect(found.sectors.map(\.code) == (isSector ? ["N1"] : []), "\(period)")
            }
        }
    }

    @Test(.clauses("0.25b"), arguments: TestStore.engines)
    func `before and after a merger each unit counts in the kind that it had`(engine: EngineName) async throws {
        try await ReachWorld.with(engine) { world in
            let before = try await report(world, "VN", "2025-H1")
            let after = try await report(world, "VN", "2026-H1")
            let upper = ["confederation": 1, "provincial_federation": 2, "grassroots_union": 3]

            #expect(before.presentUnits == upper.merging(["district_federation": 1]) { $1 })
            #expect(after.presentUnits == upper)
        }
    }

    @Test(.clauses("1.04"), arguments: TestStore.engines)
    func `beneficiaries are distinct persons up to a day beside their turns`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            func counted(_ query: String) async throws -> String {
                let file = try await browser.get("/reports/beneficiaries.csv?\(query)").body
                let line = file.split(whereSeparator: \.isNewline).first { $0.contains("giá ưu đãi\"") }
                return (line ?? "").split(separator: ",").suffix(3).prefix(2).joined(separator: " ")
            }

            #expect(try await counted("scope=VN&at=2026-05-19") == "0 0")
            #expect(try await counted("scope=VN&at=2026-06-04") == "2 3")
            #expect(try await counted("scope=VN&at=2026-06-15") == "4 9")
            #expect(try await counted("scope=VN-01&at=2026-06-15") == "3 8")
            #expect(try await counted("scope=VN&partner=DT-B&at=2026-06-15") == "2 2")

            // M2 and M3 turn out to be one person.
            _ = try await browser.get("/member-duplicates/M2/M3")
            let merged = try await browser.post(
                "/member-duplicates/M2/M3/merge", [("stays", "M2"), ("version_M2", "1"), ("version_M3", "1")])

            #expect(merged.status == 303)
            #expect(try await counted("scope=VN&at=2026-06-15") == "3 9")
        }
    }

    private func take(_ sales: [ReachWorld.Sale], _ world: World) async throws {
        let rows = sales.map { sale in
            "\(sale.id),\(sale.day)T09:00:00+07:00,\(sale.point),\(sale.member),\(sale.product),1,100000,\(sale.paid)\n"
        }
        let head = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"
        let taken = try await world.take("sales", head + rows.joined())
        #expect(taken.taken == sales.count)
    }
}
