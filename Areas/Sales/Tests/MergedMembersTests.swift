import Access
import Imports
import Kernel
import Reports
import Storage
import TestKit
import Testing

@testable import Sales

struct MergedMembersTests {
    private func figures(_ world: World, _ scope: String) async throws -> SalesTotals {
        let period = try #require(Period("2026"))
        let source = world.sales.figureSource
        let question = WelfareQuestion(scope: scope, partner: nil, period: period, by: .unit, view: .reported)
        return try await world.store.read { tx in try source.figures(question, tx).totals }
    }

    private func list(_ world: World) async throws -> SalesLook {
        var request = SalesRequest()
        (request.scope, request.period) = ("VN", "2026")
        return try await world.store.read { [request, sales = world.sales] tx in
            try SalesLook(request, as: .commandLine, sales, offset: 0, limit: 1_000, in: tx)
        }
    }

    /// M2 and M3 are both in CD-DIEN on the day of the world.
    private func merge(_ browser: TestBrowser) async throws -> TestAnswer {
        let page = try await browser.get("/member-duplicates/M2/M3")
        #expect(page.body.contains("Lê Đức Thắng"))
        return try await browser.post(
            "/member-duplicates/M2/M3/merge", [("stays", "M2"), ("version_M2", "1"), ("version_M3", "1")])
    }

    @Test(.clauses("0.25d"), arguments: TestStore.engines)
    func `two numbers of one person count as one, and turns and money stay`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)
            let (nation, province) = (try await figures(world, "VN"), try await figures(world, "VN-01"))

            let answer = try await merge(browser)

            let (merged, below) = (try await figures(world, "VN"), try await figures(world, "VN-01"))
            let behind = try await list(world)
            #expect(answer.status == 303)
            #expect(merged.members == nation.members - 1 && below.members == province.members - 1)
            #expect(merged.turns == nation.turns && below.turns == province.turns)
            #expect(merged.paidAmount == nation.paidAmount && merged.listAmount == nation.listAmount)
            #expect(behind.totals == merged)

            _ = try await browser.get("/members/M2")
            let undone = try await browser.post("/members/M3/undo-merge")
            let after = try await figures(world, "VN")
            #expect(undone.status == 303 && after == nation)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a sale under the former number is the same sale, and a new one counts against the one limit`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            _ = try await merge(world.browser(.confederationOfficer, on: .everything))

            let again = try await world.take("sales", WorldFiles.sales)
            let till = Till(world)
            let kham: [String: Any] = ["product_code": "KHAM", "list_amount": 200_000, "paid_amount": 160_000]
            let first = try await till.one(Till.sale("n1", kham.merging(["member_no": "M3"]) { $1 }))
            let second = try await till.one(Till.sale("n2", kham.merging(["member_no": "M2"]) { $1 }))

            #expect(again.taken == 0 && again.rejected == 0)
            // M2 has had this month's one examination, and so has whoever shows the card M3.
            #expect(first.answer.code == second.answer.code && second.answer.status == "refused")
        }
    }
}
