import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

/// What a member has bought, on the member's page.
@Suite struct PurchasesTests {
    @Test(arguments: TestStore.engines)
    func `a member's page tells what the member bought, with reversals and refusals`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)

            let bought = try await browser.get("/members/M1").body
            let refused = try await browser.get("/members/M3").body

            #expect(bought.matches(of: /href="\/sales\/s/).count == 4)
            #expect(bought.contains("Sen Hồng Kim Mã") && bought.contains("Gạo thơm 5 kg"))
            #expect(bought.contains("90.000") && bought.contains("10.000"))
            #expect(bought.contains("Đã hủy"))
            #expect(refused.contains("Bị từ chối") && refused.matches(of: /badge--off/).count == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer sees the purchases of days in the own unit alone`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let officer = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))

            let page = try await officer.get("/members/M2").body

            // s2 and s4 were sold while M2 still belonged to another union.
            #expect(page.contains("/sales/s5") && !page.contains("/sales/s2\"") && !page.contains("/sales/s4"))
            #expect(try await officer.get("/members/M4").status == 404)
        }
    }

    @Test func `many purchases come page by page`() async throws {
        try await World.with { world in
            let head = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"
            let rows = (11...60).map { "p\($0),2026-06-01T08:\($0 - 1):00+07:00,DB-A,M1,GAO,1,110000,96250\n" }
            try await world.take("sales", head + rows.joined())
            let browser = world.browser(.confederationOfficer, on: .everything)

            let first = try await browser.get("/members/M1").body
            let last = try await browser.get("/members/M1?page=3").body

            #expect(first.matches(of: /href="\/sales\/p/).count == 20 && first.contains("/members/M1?page=2"))
            #expect(last.matches(of: /href="\/sales\/p/).count == 10 && !last.contains("page=4"))
        }
    }

    @Test func `a member without purchases is told so`() async throws {
        try await World.with { world in
            let page = try await world.browser(.confederationOfficer, on: .everything).get("/members/M5").body

            #expect(page.contains("Chưa có giao dịch nào mà bạn được xem."))
        }
    }
}
