import Access
import Kernel
import Storage
import TestKit
import Testing
import Web

@Suite("The first page of everybody")
struct HomeTests {
    @Test("a stranger is shown the way in and no desk")
    func stranger() async throws {
        try await World.with { world in
            let page = try await TestBrowser(world.site).get("/")

            #expect(page.status == 200)
            #expect(page.body.contains("/sign-in"))
            #expect(!page.body.contains("Việc cần làm hôm nay"))
            #expect(!page.body.contains("site-search"))
        }
    }

    @Test("every role has a desk", arguments: TestStore.engines)
    func roles(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            for (role, scope) in HomeTests.people {
                for language in Language.allCases {
                    let page = try await world.browser(role, on: scope, language: language).get("/")

                    #expect(page.status == 200, "\(role)")
                    let title = language == .vietnamese ? "Việc cần làm hôm nay" : "What you must do today"
                    #expect(page.body.contains(title), "\(role)")
                }
            }
        }
    }

    @Test("a desk takes twelve statements at most, whoever looks", arguments: TestStore.engines)
    func statements(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            for (role, scope) in HomeTests.people {
                let browser = world.browser(role, on: scope)
                // Registers and the bell's count are kept from the first look on.
                _ = try await browser.get("/")
                let tally = StatementTally()

                _ = try await StatementTally.$current.withValue(tally) { try await browser.get("/") }

                #expect(tally.count <= 12, "\(role)")
            }
        }
    }

    @Test("a figure on the desk is the one of the report that it leads to")
    func figure() async throws {
        try await World.with { world in
            try await world.takeSales()
            let browser = world.browser(.confederationOfficer, on: .everything)

            let home = try await browser.get("/")
            let report = try await browser.get("/api/v1/reports/welfare?scope=VN&period=2026-06")

            let turns = try #require(
                report.body.firstRange(of: "\"turns\":").map { range in
                    String(report.body[range.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
                })
            #expect(home.body.contains("<span class=\"figure__value\">\(turns)</span>"))
            #expect(home.body.contains("/reports/welfare?scope=VN"))
        }
    }

    @Test("a unit without a contact is told so, with the way to the form")
    func contact() async throws {
        try await World.with { world in
            let page = try await world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN")).get("/")

            #expect(page.body.contains("Công đoàn cơ sở Điện lực Hà Nội chưa có đầu mối liên hệ"))
            #expect(page.body.contains("/contacts/new?side=unit&amp;code=CD-DIEN"))
        }
    }

    @Test("who has nothing to do is told so")
    func nothing() async throws {
        try await World.with { world in
            let page = try await world.browser(.cashier, on: .point(code: "DB-A")).get("/")

            #expect(page.body.contains("Hôm nay không có việc nào chờ bạn."))
        }
    }

    static let people: [(RoleName, Scope)] = [
        (.administrator, .everything), (.confederationOfficer, .everything), (.unitOfficer, .unit(code: "VN-01")),
        (.grassrootsOfficer, .unit(code: "CD-MAY")), (.auditor, .everything), (.partnerManager, .partner(code: "DT-A")),
        (.branchManager, .partner(code: "DT-A1")), (.cashier, .point(code: "DB-A")), (.member, .member(number: "M1")),
    ]
}
