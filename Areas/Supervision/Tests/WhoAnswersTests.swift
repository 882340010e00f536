import Access
import Kernel
import Organisation
import Partners
import Storage
import TestKit
import Testing

@testable import Supervision

/// Who answers, who sees, and what becomes of both when units change.
@Suite(.clauses("0.05", "2.34", "2.35")) struct WhoAnswersTests {
    private static let points = """
        code,partner_code,name,host_unit_code
        DB-NHA,DT-B,Quầy tại May Ba Đình,CD-MAY

        """

    private static let territories = """
        unit_code,division_code,vintage,valid_from,valid_to
        VN-01,01,2025,2025-07-01,
        VN-79,79,2025,2025-07-01,

        """

    private static let pointsInTheSouth = """
        code,partner_code,name,division_code,vintage
        DB-M,DT-B,Quầy mới,26740,2025
        DB-C,DT-B,Quầy cũ,26734,2024

        """

    @Test(arguments: TestStore.engines)
    func `the unit above answers a unit, and a partner is answered where it is about`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            try await world.take("points", WhoAnswersTests.points)
            let (union, partner) = (world.union, world.partner)
            func holder(
                _ browser: TestBrowser, _ raiser: String, _ more: [String: String] = [:]
            ) async throws -> String {
                try await world.holder(try await browser.raise(raiser, "Khó", more))
            }

            #expect(try await holder(union, "CD-MAY") == "XA-01")
            #expect(try await holder(union, "CD-MAY", ["answering": "VN"]) == "VN")
            #expect(try await holder(partner, "DT-B") == "VN")
            #expect(try await holder(partner, "DT-B", ["agreement": "TT-B"]) == "VN-01")
            #expect(try await holder(partner, "DT-B", ["agreement": "TT-B", "point": "DB-NHA"]) == "XA-01")
            #expect(try await holder(partner, "DT-B", ["answering": "VN-79"]) == "VN-79")
            // The point has neither host nor division.
            #expect(try await holder(partner, "DT-B", ["point": "DB-B"]) == "VN")
        }
    }

    @Test func `a point without a host is answered by the federation of its province`() async throws {
        try await World.with { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            try await world.take("territories", WhoAnswersTests.territories)
            try await world.take("points", WhoAnswersTests.pointsInTheSouth)
            for point in ["DB-M", "DB-C"] {
                let number = try await world.partner.raise("DT-B", "Khó", ["point": point])
                #expect(try await world.holder(number) == "VN-79", "\(point)")
            }
        }
    }

    @Test func `a partner names what is its own, and nothing of others is known to it`() async throws {
        try await World.with { world in
            for (field, code) in [("agreement", "TT-A"), ("point", "DB-A"), ("partner", "DT-A")] {
                let answer = try await world.partner.tryToRaise("DT-B", "Khó", [field: code])
                #expect(answer.status == 422 && answer.body.contains("“\(code)”"))
            }
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let number = try await branch.raise("DT-A1", "Khó", ["agreement": "TT-A"])
            let stored = try await world.difficulty(number)
            #expect(stored.subject.level?.rawValue == "national")
            let page = try await branch.get("/difficulties/new").body
            #expect(page.contains("value=\"TT-A\"") && !page.contains("value=\"TT-B\""))
        }
    }

    @Test func `the Confederation has nobody above it`() async throws {
        try await World.with { world in
            let actor = Actor(
                kind: .person, name: "a",
                roles: [Actor.Role(name: "a", scope: .unit(code: "VN"), permissions: [SupervisionFacade.raise])])
            let answer = try await world.browser(actor).tryToRaise("VN", "Khó")
            #expect(answer.status == 422 && answer.body.contains("Không có đơn vị cấp trên"))
            let number = try await world.partner.raise("DT-B", "Khó")
            let passed = try await world.nation.press("pass_up", number, note: "Không rõ")
            #expect(passed.status == 422 && passed.body.contains("Không có đơn vị cấp trên"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partner sees its own, a unit its own and below, the Confederation all`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let south = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            let neighbour = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            let auditor = world.browser(.auditor, on: .everything)
            let ofUnion = try await world.union.raise("CD-MAY", "Việc của May", ["partner": "DT-B"])
            let ofBranch = try await branch.raise("DT-A1", "Việc của chi nhánh")
            let ofPartner = try await world.partner.raise("DT-B", "Việc của nhà xe", ["agreement": "TT-B"])
            let seen: [(String, TestBrowser, [Int64])] = [
                ("union", world.union, [ofUnion]), ("ward", world.ward, [ofUnion]),
                ("province", world.province, [ofUnion, ofPartner]), ("south", south, []),
                ("neighbour", neighbour, []), ("nation", world.nation, [ofUnion, ofBranch, ofPartner]),
                ("auditor", auditor, [ofUnion, ofBranch, ofPartner]), ("branch", branch, [ofBranch]),
                ("head", head, [ofBranch]), ("partner", world.partner, [ofPartner]),
            ]
            for (name, browser, own) in seen {
                let list = try await browser.get("/difficulties").body
                let file = try await browser.get("/difficulties.csv").body
                for number in [ofUnion, ofBranch, ofPartner] {
                    let isOwn = own.contains(number)
                    #expect(list.contains("/difficulties/\(number)\"") == isOwn, "\(name) \(number)")
                    #expect(file.contains("\n\(number),") == isOwn, "\(name) \(number)")
                    #expect(try await browser.get("/difficulties/\(number)").status == (isOwn ? 200 : 404))
                }
            }
            #expect(try await auditor.press("answer", ofUnion, note: "a").status == 403)
            #expect(try await world.browser(.cashier, on: .point(code: "DB-B")).get("/difficulties").status == 403)
            // Above the raiser, but another's: a sentence for those who see it, nothing for the others.
            let other = try await world.union.press("settle", ofPartner, side: "follow")
            #expect(other.status == 404)
            let above = try await world.province.press("settle", ofUnion, side: "follow")
            #expect(above.status == 422 && above.body.contains("của đơn vị, đối tác mình"))
            let below = try await world.ward.press("answer", ofPartner, note: "a")
            #expect(below.status == 404)
        }
    }

    @Test(arguments: TestStore.engines)
    func `when the answering unit merges its successor answers, and when it closes the unit above`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let (ofPartner, ofUnion) = (
                try await world.partner.raise("DT-B", "Việc của nhà xe", ["agreement": "TT-B"]),
                try await world.union.raise("CD-MAY", "Việc của May")
            )
            try await world.take(
                "changes",
                "date,kind,from_code,to_code,share,name\n2026-06-15,merge,VN-01,VN-79,,\n2026-06-15,close,XA-01,,,\n")
            let south = world.browser(.unitOfficer, on: .unit(code: "VN-79"))

            #expect(try await world.holder(ofPartner) == "VN-79")
            #expect(try await world.holder(ofUnion) == "VN-79")
            let list = try await south.get("/difficulties?unit=VN-79&state=waiting").body
            #expect(list.contains("Việc của nhà xe") && list.contains("Việc của May"))
            #expect(try await south.press("answer", ofPartner, note: "Đã rõ").status == 303)
            #expect(try await south.press("answer", ofUnion, note: "Đã rõ").status == 303)
            #expect(try await world.partner.get("/difficulties/\(ofPartner)").body.contains("Đã rõ"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `when the raiser merges its successor follows, and nobody answers itself`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let number = try await world.union.raise("CD-MAY", "Việc của May")
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-06-15,merge,CD-MAY,CD-DIEN,,\n")
            let heir = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            #expect(try await heir.get("/difficulties/\(number)").body.contains("Việc của May"))
            #expect(try await heir.press("settle", number, side: "follow").status == 303)

            let other = try await world.ward.raise("XA-01", "Việc của phường")
            #expect(try await world.holder(other) == "VN-01")
            try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-06-15,merge,XA-01,VN-01,,\n")
            #expect(try await world.holder(other) == "VN")
            let province = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let own = try await province.press("answer", other, note: "Tự trả lời")
            #expect(own.status == 422 && own.body.contains("do đơn vị khác trả lời"))
            #expect(try await world.nation.press("answer", other, note: "Đã rõ").status == 303)
        }
    }

    @Test func `a difficulty is passed up with a reason, and waits anew`() async throws {
        try await World.with { world in
            let number = try await world.union.raise("CD-MAY", "Việc của May")
            _ = try await world.ward.press("take_up", number)
            let passed = try await world.ward.press("pass_up", number, note: "Vượt thẩm quyền phường")
            let page = try await world.union.get("/difficulties/\(number)").body

            #expect(passed.status == 303)
            #expect(try await world.holder(number) == "VN-01")
            #expect(try await world.difficulty(number).state == .raised)
            #expect(page.contains("Chuyển lên Liên đoàn Lao động thành phố Hà Nội"))
            #expect(page.contains("Vượt thẩm quyền phường"))
        }
    }
}
