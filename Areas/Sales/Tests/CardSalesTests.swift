import Access
import App
import CardFormat
import Cards
import Credential
import Foundation
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Sales

/// Sales to who shows a member card in place of telling a number.
struct CardSalesTests {
    @Test(.clauses("0.15", "0.25d", "1.08"), arguments: TestStore.engines)
    func `a sale by card is that of its member, and counts once however often it is sent`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            let card = try await till.printed("M1")

            let first = try await till.sell("a", to: card)
            let again = try await till.sell("a", to: card)
            let byNumber = try await till.till.one(Till.sale("a", ["sold_at": World.now.iso8601]))

            #expect(first.status == "created")
            #expect(again.status == "exists" && again.sequence == first.sequence)
            #expect(byNumber.answer.status == "exists")
            let assurance = try await till.world.store.read { tx in
                try tx.first("SELECT assurance FROM sale WHERE id = 'a'")?.optionalInteger(0)
            }
            #expect(assurance == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a lost answer to a sale by a telephone is asked for again, long after its code has run out`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            let telephone = try await till.telephone("M1")
            let shown = try telephone.shown(at: World.now + -60)
            let later = try telephone.shown(at: World.now)

            let first = try await till.sell("a", to: shown, at: World.now + -60)
            let other = try await till.sell("b", to: later, ["product_code": "AO", "point_code": "DB-B"])
            let again = try await till.sell("a", to: shown, at: World.now + -60)

            #expect(first.status == "created")
            #expect(other.code == "unknown_point")
            #expect(again.status == "exists")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a picture of a telephone's card is refused two minutes later, and stays refused`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            let telephone = try await till.telephone("M1")
            let picture = try telephone.shown(at: World.now + -120)

            let inTime = try await till.sell("a", to: picture, at: World.now + -60)
            let late = try await till.sell("b", to: picture)
            let again = try await till.sell("b", to: picture)

            #expect(inTime.status == "created")
            #expect(late.status == "refused" && late.code == "card_code_too_old")
            #expect(again == late)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an earlier code is a replay now, and none when it comes from a counter without a network`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            let telephone = try await till.telephone("M1")
            let morning = World.now + -1_800
            let now = try telephone.shown(at: World.now)

            let live = try await till.sell("a", to: now)
            let replayed = try await till.sell("b", to: try telephone.shown(at: World.now + -60))
            let late = try await till.sell("c", to: try telephone.shown(at: morning), at: morning)

            #expect(live.status == "created")
            #expect(replayed.code == "card_code_replayed")
            #expect(late.status == "created")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a revoked card is refused, but not for what was sold before`(engine: EngineName) async throws {
        try await CardTill.with(engine) { till in
            let card = try await till.printed("M1")
            _ = try await till.world.store.write { tx in
                try till.world.composition.cards.revoke("M1", .lost, as: .commandLine, in: tx)
            }

            let after = try await till.sell("a", to: card)
            let before = try await till.sell("b", to: card, at: World.now + -3_600)

            #expect(after.status == "refused" && after.code == "card_revoked")
            #expect(before.status == "created")
        }
    }

    @Test(arguments: TestStore.engines)
    func `what was never issued here is rejected, a changed card or one of a removed key refused`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            let card = try await till.printed("M1")
            let foreign = try CardIssuer(key: SigningKey()).text(
                Card(
                    expires: World.now.unixSeconds + 9, notBefore: nil, id: Card.newID(),
                    status: StatusPlace(list: 1, index: 1),
                    flags: CardFlags(province: 0, assurance: 1, isFamily: false), proof: .none))

            for text in [foreign, "CD1:", "CD1:ABC", "M1"] {
                let answer = try await till.sell("a", to: text)
                #expect(answer.status == "rejected" && answer.code == "bad_card" && answer.sequence == nil)
            }
            let changed = try await till.sell("c", to: String(card.dropLast(3)) + "A00")
            #expect(changed.status == "refused" && changed.code == "card_bad_signature")
            try await till.world.store.write { [cards = till.world.composition.cards] tx in
                for line in try cards.keyLines(in: tx) where line[1] == "card" {
                    try cards.removeKey(line[0], reason: "thử", as: .commandLine, in: tx)
                }
            }
            let removed = try await till.sell("b", to: card)
            #expect(removed.status == "refused" && removed.code == "card_unknown_key")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a product takes only the proof that it asks for`(engine: EngineName) async throws {
        try await CardTill.with(engine) { till in
            try await till.world.take(
                "products",
                """
                code,agreement_code,name,kind,essential,list_price,discount_percent,valid_from,least_assurance,offline
                SUA,TT-A,Sữa hộp,goods,true,100000,10,2026-01-01,2,record
                """)
            let sale: [String: Any] = ["product_code": "SUA", "list_amount": 100_000, "paid_amount": 90_000]
            let telephone = try await till.telephone("M1")

            let byNumber = try await till.till.one(Till.sale("a", sale)).answer
            let printed = try await till.sell("b", to: try await till.printed("M1"), sale)
            let shown = try await till.sell("c", to: try telephone.shown(at: World.now), sale)

            #expect(byNumber.code == "assurance_too_low")
            #expect(printed.code == "assurance_too_low")
            #expect(shown.status == "created")
        }
    }

    @Test(arguments: TestStore.engines)
    func `one code at two points, and one card in two provinces, are noted for a person and counted`(
        engine: EngineName
    ) async throws {
        try await CardTill.with(engine) { till in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: till.world.store)
            try await till.world.take(
                "points",
                """
                code,partner_code,name,address,division_code,vintage
                DB-A,DT-A,Sen Hồng Kim Mã,"1 Kim Mã, Hà Nội",01,2025
                DB-A1,DT-A1,Sen Hồng Thủ Đức,"2 Võ Văn Ngân, Thủ Đức",79,2025
                """, updates: true)
            let telephone = try await till.telephone("M1")
            let shown = try telephone.shown(at: World.now)

            let first = try await till.sell("a", to: shown)
            let elsewhere = try await till.sell("b", to: shown, ["point_code": "DB-A1"])
            let same = try await till.sell("c", to: shown, ["point_code": "DB-A1"])

            #expect([first, elsewhere, same].allSatisfy { $0.status == "created" })
            let flags = try await till.flags("b")
            #expect(try await till.flags("a").isEmpty)
            #expect(flags == ["far_apart", "same_code"])
            #expect(try await till.flags("c").isEmpty)
        }
    }

    @Test func `the counter takes what a scanner types in place of the number`() async throws {
        try await CardTill.with(.sqlite) { till in
            let card = try await till.printed("M1")
            let browser = till.world.browser(.cashier, on: .point(code: "DB-A"))
            let page = try await browser.get("/counter")
            let id = try #require(page.body.firstRange(of: "name=\"id\" value=\"").map { page.body[$0.upperBound...] })

            let sent = try await browser.post(
                "/counter/sales",
                [
                    ("id", String(id.prefix { $0 != "\"" })), ("point", "DB-A"), ("member_no", card),
                    ("product", "GAO"), ("quantity", "1"),
                ])

            let garbage = try await browser.post(
                "/counter/sales",
                [("id", "x1"), ("point", "DB-A"), ("member_no", "CD1:ABC"), ("product", "GAO"), ("quantity", "1")])

            #expect(sent.status == 303)
            #expect(sent.header("location")?.hasPrefix("/counter?sale=") == true)
            #expect(garbage.status == 422 && garbage.body.contains("không phải là thẻ do công đoàn cấp"))
        }
    }
}
