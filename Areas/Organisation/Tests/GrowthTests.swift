import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite(.clauses("3.02")) struct GrowthTests {
    private static let counts = """
        unit_code,counted_on,members,female_members,non_members,female_non_members
        CD-MAY,2024-01-01,100,80,50,30
        CD-MAY,2026-01-01,150,120,,
        CD-DIEN,2025-06-01,40,10,10,5
        CD-CANG,2025-01-01,500,,,

        """

    @Test(arguments: TestStore.engines)
    func `the table tells unions and people on the first days of the years and today`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.take("headcounts", GrowthTests.counts)
            let browser = world.browser(.confederationOfficer, on: .everything)
            let csv = try await browser.get("/growth.csv?from=2025").body
            let page = try await browser.get("/growth?from=2025").body

            #expect(
                csv.split(whereSeparator: \.isNewline).dropFirst().map(String.init) == [
                    "2025-01-01,3,,,600,80,50,30,2024-01-01,1,6,,", "2026-01-01,3,0,0,690,130,10,5,2025-01-01,0,6,0,0",
                    "2026-06-15,2,0,1,190,130,10,5,2025-06-01,0,3,0,3",
                ])
            #expect(page.contains("690"))
            #expect(page.contains("-500") && page.contains("+90"))
        }
    }

    @Test func `a count of a unit stands for all below it`() async throws {
        try await World.with { world in
            try await world.take(
                "headcounts", GrowthTests.counts + "VN-01,2026-02-01,1000,,,\nXA-01,2026-03-01,200,,,\n")
            let officer = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let own = try await officer.get("/growth.csv?from=2026").body
            let below = try await officer.get("/growth.csv?from=2026&unit=XA-01").body

            #expect(own.contains("2026-06-15,2,0,0,1000,,,,2026-02-01,0"))
            #expect(below.contains("2026-06-15,1,0,0,200,,,,2026-03-01,0"))
            #expect(try await officer.get("/growth?unit=VN-79").status == 403)
            #expect(try await officer.get("/growth?unit=XX").status == 404)
            #expect(try await officer.get("/growth").body.contains("Liên đoàn Lao động thành phố Hà Nội"))
        }
    }

    @Test func `without counts the page says what to do`() async throws {
        try await World.with { world in
            let browser = world.browser(.auditor, on: .unit(code: "CD-DIEN"))
            let page = try await browser.get("/growth?step=month&from=x").body

            #expect(page.contains("Hãy nhập tệp headcounts"))
            let partner = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            #expect(try await partner.get("/growth").status == 403)
        }
    }

    @Test func `founded and ended unions are counted between two lines`() async throws {
        try await World.with { world in
            try await world.take(
                "units",
                """
                code,name,kind,parent_code,opened_on,closed_on
                CD-MOI,Mới,grassroots_union,XA-01,2026-02-01,
                CD-NGAN,Ngắn,grassroots_union,XA-01,2026-03-01,2026-04-01

                """
            )
            let browser = world.browser(.confederationOfficer, on: .everything)
            let csv = try await browser.get("/growth.csv?from=2026&step=quarter&unit=VN-01").body

            #expect(csv.contains("2026-01-01,2,,"))
            #expect(csv.contains("2026-04-01,3,2,1,"))
            #expect(csv.contains("2026-06-15,3,0,0,"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `who came and went is told by the register, transfers of the unit included`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.take(
                "members",
                "member_no,full_name,unit_code,joined_on,left_on\nM7,Hồ Bích,CD-DIEN,2026-02-01,\n")
            let browser = world.browser(.confederationOfficer, on: .everything)
            let power = try await browser.get("/growth.csv?from=2026&unit=CD-DIEN").body
            let sewing = try await browser.get("/growth.csv?from=2026&unit=CD-MAY").body
            let page = try await browser.get("/growth?from=2026&unit=CD-DIEN").body

            // M3 was there, M7 has joined, M2 has come from CD-MAY, which M5 has left.
            #expect(power.contains(",1,1,,") && power.contains(",1,3,2,0"))
            #expect(sewing.contains(",1,3,,") && sewing.contains(",1,1,0,2"))
            #expect(page.contains("Đoàn viên trong sổ"))
        }
    }
}
