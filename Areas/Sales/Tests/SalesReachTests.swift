import Access
import Kernel
import TestKit
import Testing

@testable import Sales

/// Who may see which sales.
struct SalesReachTests {
    @Test func `a partner sees its own sales without members' numbers`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let own = try await browser.get("/sales?period=2026-06").body
            let branch = try await browser.get("/sales?period=2026-06&partner=DT-A1").body
            let file = try await browser.get("/sales.csv?period=2026-06").body
            let sale = try await browser.get("/sales/s12").body

            #expect(own.matches(of: /href="\/sales\/s/).count == 6)
            #expect(branch.matches(of: /href="\/sales\/s/).count == 2)
            for text in [own, branch, file, sale] { #expect(!text.contains(/\bM[1-6]\b/)) }
            #expect(!file.contains("member_no"))
            #expect(try await browser.get("/sales?period=2026-06&partner=DT-B").status == 403)
            #expect(try await browser.get("/sales?period=2026-06&partner=all").status == 403)
            #expect(try await browser.get("/sales?period=2026-06&partner=XX").status == 403)
            #expect(try await browser.get("/sales?period=2026-06&point=DB-B&partner=all").status == 403)
            #expect(try await browser.get("/sales/s8").status == 403)
        }
    }

    @Test func `an officer sees the own unit and below, nothing beside or above`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.unitOfficer, on: .unit(code: "XA-01"))
            let own = try await browser.get("/sales?period=2026-06")
            let below = try await browser.get("/sales?period=2026-06&scope=CD-MAY")

            #expect(own.status == 200)
            #expect(own.body.contains("Công đoàn phường Ba Đình"))
            #expect(below.status == 200)
            for scope in ["VN", "VN-01", "CD-DIEN", "VN-79"] {
                #expect(try await browser.get("/sales?period=2026-06&scope=\(scope)").status == 403)
                #expect(try await browser.get("/sales.csv?period=2026-06&scope=\(scope)").status == 403)
            }
            #expect(try await browser.get("/sales/s12").status == 200)
            #expect(try await browser.get("/sales/s5").status == 403)
        }
    }

    @Test func `a reader of one point sees that point`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let reader = Actor(
                kind: .person, name: "reader",
                roles: [Actor.Role(name: "r", scope: .point(code: "DB-B"), permissions: [SalesFacade.read])])
            let browser = world.browser(reader)
            let own = try await browser.get("/sales?period=2026-06").body

            #expect(own.matches(of: /href="\/sales\/s/).count == 2)
            #expect(try await browser.get("/sales?period=2026-06&point=DB-A").status == 403)
            #expect(try await browser.get("/sales?period=2026-06&partner=DT-B").status == 403)
        }
    }

    @Test func `those without the permission see nothing`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let cashier = world.browser(.cashier, on: .partner(code: "DT-A"))
            for path in ["/sales", "/sales.csv", "/sales/s1"] {
                #expect(try await cashier.get(path).status == 403)
            }
        }
    }
}
