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

    @Test(.clauses("1.08"), arguments: TestStore.engines)
    func `a telephone's key answers a shop's number, and renews both cards when nobody is signed in`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let member = world.world.browser(.member, on: .member(number: "M1"))
            let token = try #require(try await member.object("/api/v1/my-card")["token"] as? String)
            let telephone = KeyedTelephone()
            let drawn = try await member.call("/api/v1/my-card", telephone.wish, token)
            let card = try #require(drawn.object["card"] as? String)
            let number = Array("48217730".utf8)

            let answered = try telephone.answers(card, number)
            let held = try await world.judge(answered, challenge: number)
            let other = try await world.judge(answered, challenge: Array("48217731".utf8))
            let unasked = try await world.judge(answered)
            let next = Telephone()
            let stranger = TestBrowser(world.world.site)
            let renewal = try telephone.renewal(card, next.wish)
            let renewed = try await stranger.call("/api/v1/my-card/renew", renewal, "")
            let again = try await stranger.call("/api/v1/my-card/renew", renewal, "")
            let codes = try #require((renewed.object["codes"] as? [String: Any])?["card"] as? String)
            let signing = try #require((renewed.object["signing"] as? [String: Any])?["card"] as? String)
            let shown = try await world.judge(try next.shows(codes, minutes: 1), at: World.now + 60)
            let kept = try await world.judge(try telephone.answers(signing, number), challenge: number)

            #expect(held.verdict == CardVerdict(.valid, assurance: 3))
            // Version 11-M of a QR code holds 366 characters of this alphabet.
            #expect(answered.utf8.count <= 366)
            #expect(other.verdict.result == .codeTooOld || other.verdict.result == .badSignature)
            #expect(unasked.verdict.result == .codeTooOld)
            #expect(renewed.status == 201 && again.code == "card_id_taken")
            #expect(shown.isGood && shown.card?.memberNumber == held.card?.memberNumber)
            #expect(kept.verdict == CardVerdict(.valid, assurance: 3))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a stopped card, another wish than the signed one, another key and a card with codes renew nothing`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let member = world.world.browser(.member, on: .member(number: "M1"))
            let token = try #require(try await member.object("/api/v1/my-card")["token"] as? String)
            let (keyed, coded) = (KeyedTelephone(), Telephone())
            let drawn = try await member.call("/api/v1/my-card", keyed.wish, token).object
            let card = try #require(drawn["card"] as? String)
            let withCodes = try #require(
                try await member.call("/api/v1/my-card", coded.wish, token).object["card"] as? String)
            let stranger = TestBrowser(world.world.site)
            func asked(_ renewal: String) async throws -> TestAnswer {
                try await stranger.call("/api/v1/my-card/renew", renewal, "")
            }

            let changed = try await asked(try keyed.renewal(card, Telephone().wish, sent: Telephone().wish))
            let foreign = try await asked(try KeyedTelephone().renewal(card, Telephone().wish))
            let late = try await asked(try keyed.renewal(card, Telephone(minutesLate: 3).wish))
            let byCode = try await asked(
                KeyedTelephone.body(shown: try coded.shows(withCodes, minutes: 0), wish: Telephone().wish))
            let noCard = try await asked(KeyedTelephone.body(shown: "CD1:", wish: Telephone().wish))
            let noWish = try await asked(try keyed.renewal(card, "{}"))
            let keyAgain = try await asked(try keyed.renewal(card, keyed.wish))
            let offCurve = try await member.call(
                "/api/v1/my-card", "{\"key\":\"02\(String(repeating: "f", count: 64))\"}", token)
            let both = try await member.call(
                "/api/v1/my-card", String(coded.wish.dropLast()) + ",\"key\":\"02\"}", token)
            let id = try #require(drawn["id"] as? String)
            _ = try await member.call("/api/v1/my-card/stop", "{\"id\":\"\(id)\"}", token)
            let stopped = try await asked(try keyed.renewal(card, Telephone().wish))

            for answer in [changed, foreign, byCode, noCard, stopped] {
                #expect(answer.code == "card_renewal_refused" && answer.status == 422)
            }
            #expect(late.code == "card_clock")
            for answer in [noWish, keyAgain, offCurve, both] {
                #expect(answer.code == "bad_card_request" && answer.status == 400)
            }
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
