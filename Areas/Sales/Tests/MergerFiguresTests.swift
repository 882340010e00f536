import Access
import Foundation
import Imports
import Kernel
import Storage
import TestKit
import Testing
import Web

/// Mergers and their undo through the real import and the real report.
struct MergerFiguresTests {
    private static let units = """
        code,name,kind,parent_code
        T9,Liên đoàn Lao động tỉnh Chín,provincial_federation,VN
        U10,Công đoàn Mười,grassroots_union,T9
        U11,Công đoàn Mười Một,grassroots_union,T9
        U12,Công đoàn Mười Hai,grassroots_union,T9
        U13,Công đoàn Mười Ba,grassroots_union,T9

        """
    private static let turns = [("U10", 10), ("U11", 11), ("U12", 12), ("U13", 13)]

    /// A member of each unit with as many sales in May as the unit's name says.
    private func fill(_ world: World) async throws {
        try await world.take("units", MergerFiguresTests.units)
        var members = "member_no,full_name,unit_code,joined_on\n"
        var sales = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"
        for (unit, count) in MergerFiguresTests.turns {
            members += "M-\(unit),Nguyễn Văn An,\(unit),2020-01-01\n"
            for number in 1...count {
                sales += "\(unit)-\(number),2026-05-20T08:00:00+07:00,DB-A,M-\(unit),GAO,1,100000,90000\n"
            }
        }
        let takenMembers = try await world.take("members", members)
        let takenSales = try await world.take("sales", sales)
        #expect(takenMembers.rejected == 0)
        #expect(takenSales.taken == 46)
    }

    /// `members/turns` of a unit in a view.
    private func figures(_ world: World, _ unit: String, _ view: String) async throws -> String {
        let browser = world.browser(.confederationOfficer, on: .everything)
        let answer = try await browser.get("/reports/welfare.json?scope=\(unit)&period=2026&as=\(view)")
        let report = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any] ?? [:]
        return "\(report["members"] as? Int ?? -1)/\(report["turns"] as? Int ?? -1)"
    }

    private func picture(_ world: World) async throws -> [String] {
        var lines: [String] = []
        for unit in ["VN", "T9", "U10", "U11", "U12", "U13"] {
            for view in ["reported", "today", "2026-05-25"] {
                lines.append("\(unit) \(view) \(try await figures(world, unit, view))")
            }
        }
        return lines
    }

    @Test(arguments: TestStore.engines)
    func `merging units with 10, 11, 12 and 13 turns gives 46, and its undo gives them back`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await fill(world)
            let before = try await picture(world)
            let browser = world.browser(.confederationOfficer, on: .everything)

            let preview = try await browser.get(
                "/unit-changes/new?kind=merge&day=2026-06-01&from=U10,U11,U12&to=U13")
            let hidden = preview.body.matches(of: /<input type="hidden" name="([a-z_]+)" value="([^"]*)">/)
                .map { (String($0.1), String($0.2)) }.filter { $0.0 != "csrf" }
            let taken = try await browser.post("/unit-changes", hidden)
            let event = try #require(taken.header("location"))

            #expect(try await figures(world, "U13", "today") == "4/46")
            #expect(try await figures(world, "U13", "reported") == "1/13")
            #expect(try await figures(world, "T9", "today") == "4/46")
            let nation = try await figures(world, "VN", "reported")
            #expect(try await figures(world, "VN", "today") == nation)

            let page = try await browser.get(event)
            let version = page.body.matches(of: /name="version" value="([0-9]+)"/).first.map { String($0.1) } ?? ""
            _ = try await browser.post("\(event)/undo", [("version", version), ("reason", "Hoãn")])

            #expect(try await picture(world) == before)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a merger undone after sales leaves a whole tree and every sale in its member's unit`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await fill(world)
            let before = try await picture(world)
            try await world.take("changes", "date,kind,from_code,to_code,share,name\n2026-06-01,merge,U10,U13,,\n")
            let sale = "id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount\n"
            let sold = "N-1,2026-06-10T08:00:00+07:00,DB-A,M-U10,GAO,1,110000,96250\n"
            let taken = try await world.take("sales", sale + sold)
            #expect(taken.taken == 1)
            #expect(try await figures(world, "U13", "reported") == "2/14")
            let browser = world.browser(.administrator, on: .everything)
            let list = try await browser.get("/unit-changes")
            let event = try #require(list.body.matches(of: /\/unit-changes\/[0-9]+/).first.map { String($0.0) })
            let page = try await browser.get(event)
            let version = page.body.matches(of: /name="version" value="([0-9]+)"/).first.map { String($0.1) } ?? ""

            let undone = try await browser.post("\(event)/undo", [("version", version), ("reason", "Ghi nhầm")])

            #expect(undone.status == 303)
            #expect(try await figures(world, "U10", "reported") == "1/11")
            #expect(try await figures(world, "U13", "reported") == "1/13")
            #expect(
                try await picture(world).filter { !$0.hasPrefix("U10") && !$0.hasPrefix("VN") && !$0.hasPrefix("T9") }
                    == before.filter { !$0.hasPrefix("U10") && !$0.hasPrefix("VN") && !$0.hasPrefix("T9") })
        }
    }
}
