import Access
import App
import Foundation
import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import SampleWorld

/// Contacts, officers and headcounts of the sample.
@Suite struct SamplePeopleTests {
    @Test func `a headcount tells the members that the rows of members tell`() throws {
        let world = try WrittenWorld.standard.get()
        let parents = world["units"].byKey("code")
        let day = "2023-12-31"
        var counted: [String: (members: Int, women: Int)] = [:]
        for row in world["members"].rows where row["joined_on"] <= day {
            guard row["left_on"].isEmpty || day < row["left_on"] else { continue }
            var unit = try #require(parents[row["unit_code"]])
            guard unit["closed_on"].isEmpty || day < unit["closed_on"] else { continue }
            while !["grassroots_union", "occupational_union"].contains(unit["kind"]) {
                unit = try #require(parents[unit["parent_code"]])
            }
            let before = counted[unit["code"]] ?? (0, 0)
            counted[unit["code"]] = (before.members + 1, before.women + (row["sex"] == "female" ? 1 : 0))
        }

        let rows = world["headcounts"].rows.filter { $0["counted_on"] == day }

        #expect(rows.count > 700)
        for row in rows {
            let expected = counted[row["unit_code"]] ?? (0, 0)
            #expect(Int(row["members"]) == expected.members && Int(row["female_members"]) == expected.women)
            #expect((Int(row["female_non_members"]) ?? 0) <= (Int(row["non_members"]) ?? 0))
        }
    }

    @Test func `nobody is called by a real number or at a real address`() throws {
        let contacts = try WrittenWorld.standard.get()["contacts"]

        #expect(contacts.cells("phone").allSatisfy { $0.hasPrefix("0900 00") })
        #expect(contacts.cells("email").allSatisfy { $0.hasSuffix(".example") })
        #expect(Set(contacts.cells("partner_code")).count == 44)
    }

    @Test func `chairs of unions in enterprises have terms, and the pages show what is missing`() async throws {
        let sample = try WrittenWorld(seed: 7, sizes: .small)
        try await World.empty(.sqlite) { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for kind in ["units", "changes", "partners", "headcounts", "contacts", "officers"] {
                let taken = try await world.take(kind, sample[kind].csv { $0["counted_on"] < "2026-06-15" })
                #expect(taken.rejected == 0, "\(kind)")
            }
            let browser = world.browser(.confederationOfficer, on: .everything)

            let gaps = try await browser.get("/officers/gaps.csv").body
            let officers = try await browser.get("/officers").body
            let contacts = try await browser.get("/contacts").body
            let growth = try await browser.get("/growth?unit=VN&from=2019").body

            for gap in ["Chưa có chủ tịch", "Hết nhiệm kỳ", "Sắp hết nhiệm kỳ", "Có hai chủ tịch"] {
                #expect(gaps.contains(gap))
            }
            #expect(gaps.contains("Công đoàn cơ sở"))
            #expect(officers.contains("chức vụ ngày 15/06/2026") && officers.contains("Chủ tịch"))
            #expect(contacts.contains("0900 00"))
            #expect(growth.matches(of: /<th scope="row">01\/01\/20\d\d/).count == 8)
        }
    }
}
