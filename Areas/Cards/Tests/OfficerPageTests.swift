import Access
import CardFormat
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Cards
@testable import Jobs

/// What officers do with cards on their pages.
@Suite struct OfficerPageTests {
    @Test(arguments: TestStore.engines)
    func `a grassroots officer prints a card of a member, fetches it within the hour and revokes it`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let officer = world.world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let other = world.world.browser(.administrator, on: .everything)

            let member = try await officer.get("/members/M1")
            let before = try await officer.get("/cards/members/M1")
            let printed = try await officer.post("/cards/members/M1/print")
            let sheet = try await officer.get(printed.header("location") ?? "")
            let file = try await officer.get((printed.header("location") ?? "") + "/cards.pdf")
            let stolen = try await other.get((printed.header("location") ?? "") + "/cards.pdf")
            let codes = try PaperCodes.read(file.bytes)
            let judged = try await world.judge(try #require(codes.first))
            let after = try await officer.get("/cards/members/M1")
            let unsure = try await officer.post("/cards/members/M1/revoke", [("reason", "lost")])
            let without = try await officer.post("/cards/members/M1/revoke", [("confirm", "1")])
            let revoked = try await officer.post("/cards/members/M1/revoke", [("reason", "lost"), ("confirm", "1")])
            let last = try await officer.get("/cards/members/M1")
            let refused = try await world.judge(try #require(codes.first))

            #expect(member.body.contains("href=\"/cards/members/M1\""))
            #expect(before.body.contains("Đoàn viên chưa có thẻ nào."))
            #expect(printed.status == 303 && sheet.body.contains("Đã tạo 1 thẻ"))
            #expect(file.header("content-type") == "application/pdf" && stolen.status == 404)
            #expect(codes.count == 1 && judged.verdict.result == .valid)
            #expect(judged.verdict == CardVerdict(.valid, assurance: 1))
            #expect(after.body.contains("Còn hiệu lực"))
            #expect([unsure.status, without.status, revoked.status] == [422, 422, 303])
            #expect(last.body.contains("Thu hồi ngày 15/06/2026") && last.body.contains("Mất thẻ"))
            #expect(refused.verdict.result == .revoked)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a sheet of twenty is made as a job, and every card on the paper decodes and holds`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let rows = (10..<28).map { "M\($0),Đoàn viên \($0),,,CD-DIEN,2020-01-01,\n" }.joined()
            try await world.world.take(
                "members", "member_no,full_name,birth_date,sex,unit_code,joined_on,left_on\n\(rows)")
            let officer = world.world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await officer.get("/cards")
            let asked = try await officer.post("/cards/sheets", [("unit", "CD-DIEN"), ("members", "")])
            try await world.runJob()
            let job = try await officer.get(asked.header("location") ?? "")
            let path = try #require(job.body.firstMatch(of: /\/cards\/sheets\/[0-9a-f-]{36}/)?.output)
            let file = try await officer.get("\(path)/cards.pdf")
            let kept = try await world.world.store.read { tx in
                try tx.first("SELECT content FROM card_sheet")?.blob(0) ?? []
            }
            let codes = try PaperCodes.read(file.bytes)

            #expect(codes.count == 20 && Set(codes).count == codes.count)
            for code in codes { #expect(try await world.judge(code).verdict.result == .valid) }
            #expect(!kept.isEmpty && !kept.starts(with: Array("%PDF".utf8)))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer reaches the members of the own unit alone, and says for whom`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let officer = world.world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let cashier = world.world.browser(.cashier, on: .partner(code: "DT-A"))
            _ = try await officer.get("/cards")

            let other = try await officer.get("/cards/members/M4")
            let unit = try await officer.post("/cards/sheets", [("unit", "VN"), ("members", "")])
            let list = try await officer.post("/cards/sheets", [("unit", ""), ("members", "M1, M4")])
            let nobody = try await officer.post("/cards/sheets", [("unit", ""), ("members", " ")])

            #expect(other.status == 404)
            #expect(unit.body.contains("Không có đơn vị mã “VN”"))
            #expect(list.body.contains("Không có đoàn viên mã “M4”"))
            #expect(nobody.body.contains("Chưa có ai để in thẻ"))
            #expect([unit, list, nobody].allSatisfy { $0.status == 422 })
            #expect(try await cashier.get("/cards").status == 403)
        }
    }
}
