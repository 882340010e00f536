import Access
import Kernel
import Reports
import Sales
import Storage
import TestKit
import Testing

struct WelfareScenesTests {
    @Test(arguments: TestStore.engines)
    func `the map and the trend count the same sales as the report`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let source = world.sales.figureSource
            let month = WelfareQuestion(
                scope: "VN", partner: nil, period: try #require(Period("2026-06")), by: .place, view: .today)
            let year = try #require(month.inYear(2026))
            let (picture, figures, ofYear) = try await world.store.read { tx in
                (try source.picture(month, tx), try source.figures(month, tx), try source.figures(year, tx))
            }

            let placed = figures.totals.turns - figures.unplaced.turns
            #expect(picture.provinces.map(\.totals.turns).reduce(0, +) == placed)
            #expect(Set(picture.provinces.map(\.place)).isSubset(of: Set(figures.provinces)))
            let trend = try #require(picture.years.first { $0.year == 2026 })
            #expect(trend.turns.compactMap { $0 }.reduce(0, +) == Int64(ofYear.totals.turns))
            #expect(trend.turns[5] == Int64(figures.totals.turns))
            // The clock of the world stands in June.
            #expect(trend.turns[6...].allSatisfy { $0 == nil })
            #expect(picture.years.map(\.year) == [2026, 2025])
        }
    }

    @Test func `the report by place shows the trend with its table`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let place = try await browser.get("/reports/welfare?scope=VN&period=2026-06&by=place&as=today").body
            let unit = try await browser.get("/reports/welfare?scope=VN&period=2026-06").body

            #expect(place.contains("Lượt bán theo tháng"))
            #expect(!unit.contains("Lượt bán theo tháng"))
        }
    }
}
