import Access
import Kernel
import Storage
import TestKit
import Testing

@Suite("One search over everything")
struct SearchTests {
    @Test("words without tone marks find units, members, partners, points and agreements", arguments: TestStore.engines)
    func everything(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.confederationOfficer, on: .everything)

            #expect(try await browser.get("/search?q=dien%20luc").body.contains("/units/CD-DIEN"))
            #expect(try await browser.get("/search?q=nguyen%20thi").body.contains("/members/M1"))
            let partner = try await browser.get("/search?q=sen%20hong").body
            #expect(partner.contains("/partners/DT-A"))
            #expect(partner.contains("/points/DB-A"))
            #expect(partner.contains("/agreements/TT-A"))
        }
    }

    @Test("names of members are found by those alone who may see them")
    func members() async throws {
        try await World.with { world in
            let own = try await world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY")).get(
                "/search?q=nguyen%20thi")
            #expect(own.body.contains("/members/M1"))

            for (role, scope) in [
                (RoleName.auditor, Scope.everything), (.partnerManager, .partner(code: "DT-A")),
                (.cashier, .point(code: "DB-A")), (.member, .member(number: "M2")),
                (.grassrootsOfficer, .unit(code: "CD-CANG")),
            ] {
                let page = try await world.browser(role, on: scope).get("/search?q=nguyen%20thi")
                #expect(page.status == 200)
                #expect(!page.body.contains("/members/M1"), "\(role)")
            }
        }
    }

    @Test("a partner finds no other partner")
    func partners() async throws {
        try await World.with { world in
            let page = try await world.browser(.partnerManager, on: .partner(code: "DT-B")).get("/search?q=sen%20hong")

            #expect(!page.body.contains("/partners/DT-A"))
            #expect(page.body.contains("Không tìm thấy gì cho"))
        }
    }

    @Test("one letter is too little, and what was typed is shown again as text")
    func little() async throws {
        try await World.with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)

            #expect(try await browser.get("/search?q=a").body.contains("Gõ ít nhất hai chữ"))
            let typed = try await browser.get("/search?q=%3Cb%3Ezz").body
            #expect(typed.contains("&lt;b&gt;zz"))
            #expect(!typed.contains("<b>zz"))
        }
    }

    @Test("a search takes twelve statements at most", arguments: TestStore.engines)
    func statements(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            for (role, scope) in HomeTests.people {
                let browser = world.browser(role, on: scope)
                _ = try await browser.get("/search?q=nguyen%20thi")
                let tally = StatementTally()

                _ = try await StatementTally.$current.withValue(tally) {
                    try await browser.get("/search?q=nguyen%20thi")
                }

                #expect(tally.count <= 12, "\(role)")
            }
        }
    }
}
