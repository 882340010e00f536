import Access
import CardFormat
import Credential
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Cards

/// What a member's telephone asks of the server, on both engines.
@Suite struct OwnCardTests {
    @Test(.clauses("1.08"), arguments: TestStore.engines)
    func `a member draws a card on the telephone, shows it and stops it`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let member = world.world.browser(.member, on: .member(number: "M1"))
            let telephone = Telephone()
            let whose = try await member.object("/api/v1/my-card")
            let token = try #require(whose["token"] as? String)

            let drawn = try await member.call("/api/v1/my-card", telephone.wish, token)
            let card = try #require(drawn.object["card"] as? String)
            let judged = try await world.judge(try telephone.shows(card, minutes: 1), at: World.now + 60)
            let before = try await member.object("/api/v1/my-card?id=\(Hexadecimal.text(telephone.id))")
            let other = world.world.browser(.member, on: .member(number: "M3"))
            let otherToken = try #require(try await other.object("/api/v1/my-card")["token"] as? String)
            let id = "{\"id\":\"\(Hexadecimal.text(telephone.id))\"}"
            let notTheirs = try await other.call("/api/v1/my-card/stop", id, otherToken)
            let stranger = try await other.object("/api/v1/my-card?id=\(Hexadecimal.text(telephone.id))")
            let stopped = try await member.call("/api/v1/my-card/stop", id, token)
            let again = try await member.call("/api/v1/my-card/stop", id, token)
            let after = try await member.object("/api/v1/my-card?id=\(Hexadecimal.text(telephone.id))")
            let second = Telephone()
            _ = try await member.call("/api/v1/my-card", second.wish, token)
            let lost = try await member.call("/api/v1/my-card/stop", "{}", token)
            let refused = try await world.judge(try telephone.shows(card, minutes: 1), at: World.now + 60)

            #expect(drawn.status == 201 && judged.verdict == CardVerdict(.valid, assurance: 2))
            // Version 9-M of a QR code holds 262 characters of this alphabet.
            #expect(try telephone.shows(card, minutes: 199).utf8.count <= 262)
            #expect(whose["member_no"] as? String == "M1" && whose["state"] == nil)
            #expect(before["state"] as? String == "holds" && after["state"] as? String == "revoked")
            #expect(stranger["state"] as? String == "unknown")
            #expect(notTheirs.object["stopped"] as? Int == 0)
            #expect(stopped.object["stopped"] as? Int == 1 && again.object["stopped"] as? Int == 0)
            #expect(refused.verdict.result == .revoked && lost.object["stopped"] as? Int == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a wrong clock, a taken pseudonym, too many cards and what is no card are refused`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let member = world.world.browser(.member, on: .member(number: "M1"))
            let token = try #require(try await member.object("/api/v1/my-card")["token"] as? String)
            let first = Telephone()

            let late = try await member.call("/api/v1/my-card", Telephone(minutesLate: 3).wish, token)
            let early = try await member.call("/api/v1/my-card", Telephone(minutesLate: -3).wish, token)
            let forged = try await member.call("/api/v1/my-card", first.wish, "none")
            var drawn = [try await member.call("/api/v1/my-card", first.wish, token)]
            let taken = try await member.call("/api/v1/my-card", first.wish, token)
            while drawn.count < 10 { drawn.append(try await member.call("/api/v1/my-card", Telephone().wish, token)) }
            let much = try await member.call("/api/v1/my-card", Telephone().wish, token)
            let short = try await member.call("/api/v1/my-card/stop", "{\"id\":\"00\"}", token)
            let odd = try await member.call(
                "/api/v1/my-card", "{\"id\":\"0011223344556677\",\"anchor\":\"00\",\"start_minute\":1}", token)

            #expect(late.code == "card_clock" && early.code == "card_clock")
            #expect(forged.status == 403 && taken.code == "card_id_taken")
            #expect(drawn.allSatisfy { $0.status == 201 } && much.code == "card_too_often")
            #expect(short.code == "bad_card_request" && odd.code == "bad_card_request")
            #expect([short.status, odd.status, much.status] as [Int] == [400, 400, 422])
        }
    }

    @Test(arguments: TestStore.engines)
    func `who acts for a member prints a card and draws none on a telephone`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let acting = Actor(
                kind: .person, name: "officer",
                roles: [
                    Actor.Role(
                        name: "member", scope: .member(number: "M1"),
                        permissions: RoleTable.standard.permissions(of: .member))
                ], actingFor: "huong")
            let officer = world.world.browser(acting)
            let own = world.world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let whose = try await officer.object("/api/v1/my-card")

            let drawn = try await officer.call(
                "/api/v1/my-card", Telephone().wish, try #require(whose["token"] as? String))
            _ = try await own.get("/cards/members/M1")
            let printed = try await own.post("/cards/members/M1/print")
            _ = try await officer.get("/my-benefits/report?point=DB-A")
            let reported = try await officer.post(
                "/my-benefits/report", [("point", "DB-A"), ("kind", "refused_card"), ("note", "")])

            #expect(whose["may_draw"] as? Bool == false && drawn.code == "card_for_another")
            #expect(printed.status == 303 && reported.status == 303)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the page says nothing of anybody, and nobody else has such a card`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let stranger = TestBrowser(world.world.site)
            let member = world.world.browser(.member, on: .member(number: "M1"))
            let officer = world.world.browser(.unitOfficer, on: .unit(code: "VN-01"))

            let (page, own) = (try await stranger.get("/my-card/"), try await member.get("/my-card/"))
            let unknown = try await stranger.get("/api/v1/my-card")
            let wrong = try await officer.get("/api/v1/my-card")

            #expect(page.status == 200 && !own.body.contains("Hường"))
            #expect(unknown.status == 401 && wrong.status == 403)
        }
    }
}
