import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Sales

struct SalesCallsTests {
    @Test(arguments: TestStore.engines)
    func `a sale is created, and the same again is there already`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let till = Till(world)
            let first = try await till.one(Till.sale("a"))
            let again = try await till.one(Till.sale("a", ["sold_at": "2026-06-15T01:45:00Z", "quantity": "1"]))

            #expect(first.status == 201)
            #expect(
                first.answer
                    == Till.Answer(id: "a", status: "created", code: nil, message: "Đã ghi vào sổ.", sequence: 1))
            #expect(again.status == 200)
            #expect(again.answer.status == "exists")
            #expect(again.answer.sequence == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the same id with other values is a conflict`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let till = Till(world)
            _ = try await till.one(Till.sale("a"))
            let other = try await till.one(Till.sale("a", ["paid_amount": 96_249]))

            #expect(other.status == 409)
            #expect(other.answer.status == "conflict")
            #expect(other.answer.code == "conflict")
            #expect(other.answer.sequence == nil)
        }
    }

    @Test(
        arguments: [
            ("paid_over_list", ["paid_amount": 110_001]),
            ("in_future", ["sold_at": "2026-06-15T09:10:01+07:00"]),
            ("point_closed", ["point_code": "DB-CU", "product_code": "VE"]),
            ("wrong_partner", ["product_code": "VE"]),
            ("product_not_in_force", ["product_code": "CU"]),
            ("agreement_not_in_force", ["product_code": "BANH"]),
            ("not_a_member", ["member_no": "M5"]),
            ("not_covered", ["member_no": "M4", "point_code": "DB-B", "product_code": "VE"]),
        ] as [(String, [String: any Sendable])])
    func `a rule that says no is told with its code and a sentence`(
        code: String, changes: [String: any Sendable]
    ) async throws {
        try await World.with { world in
            var sale = Till.sale("a", changes)
            if code == "not_covered" { sale["sold_at"] = "2026-06-09T08:00:00+07:00" }
            let (status, answer) = try await Till(world, on: .everything).one(sale)

            #expect(status == 422)
            #expect(answer.status == "refused")
            #expect(answer.code == code)
            #expect(answer.message.count > 20)
            #expect(answer.message != "refusal.\(code)")
            #expect(answer.sequence == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a limit and a pool end, and a reversal frees the place`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let till = Till(world, on: .everything)
            let kham = ["product_code": "KHAM", "list_amount": 200_000, "paid_amount": 160_000] as [String: Any]
            let ve =
                ["point_code": "DB-B", "product_code": "VE", "list_amount": 50_000, "paid_amount": 40_000]
                as [String: Any]
            let answers = try await till.many(
                Till.json([
                    Till.sale("k1", kham), Till.sale("k2", kham), ["id": "r1", "reverses_id": "k1"],
                    Till.sale("k3", kham), Till.sale("v1", ve), Till.sale("v2", ve),
                    Till.sale("v3", ve.merging(["member_no": "M3"]) { $1 }),
                ]))

            #expect(
                answers.map(\.status)
                    == ["created", "refused", "created", "created", "created", "created", "refused"])
            #expect(answers[1].code == "over_limit")
            #expect(answers[6].code == "pool_empty")
            #expect(answers.map(\.sequence) == [1, 2, 3, 4, 5, 6, 7])
        }
    }

    @Test(
        arguments: [
            ("bad_value", "quantity", ["quantity": 0]), ("bad_value", "quantity", ["quantity": true]),
            ("bad_value", "quantity", ["quantity": 1.5]), ("bad_value", "list_amount", ["list_amount": -1]),
            ("bad_value", "paid_amount", ["paid_amount": "1.000"]), ("bad_value", "sold_at", ["sold_at": "2026-06-15"]),
            ("bad_value", "member_no", ["member_no": 7]), ("bad_value", "member_no", ["member_no": "M 1"]),
            ("bad_value", "device", ["device": "a\u{0}b"]), ("bad_value", "invoice_no", ["invoice_no": ["a"]]),
            ("missing_value", "product_code", ["product_code": ""]),
            ("missing_value", "paid_amount", ["paid_amount": NSNull()]),
            ("unknown_point", "point_code", ["point_code": "db-a"]),
            ("unknown_member", "member_no", ["member_no": "M9"]),
            ("unknown_product", "product_code", ["product_code": "XX"]),
            ("bad_card", "card", ["member_no": NSNull(), "card": "HC1:ABC"]),
            ("bad_value", "card", ["member_no": NSNull(), "card": 5]),
            ("bad_value", "challenge", ["member_no": NSNull(), "card": "CD1:", "challenge": "xyz"]),
        ] as [(String, String, [String: any Sendable])])
    func `what cannot be read or is unknown is rejected and nothing is stored`(
        code: String, column: String, changes: [String: any Sendable]
    ) async throws {
        try await World.with { world in
            let till = Till(world)
            let (status, answer) = try await till.one(Till.sale("a", changes))
            let mended = try await till.one(Till.sale("a"))

            #expect(status == 422)
            #expect(answer.status == "rejected")
            #expect(answer.code == code)
            #expect(answer.id == "a")
            #expect(answer.message.contains(column))
            #expect(!answer.message.contains("reject."))
            #expect(answer.sequence == nil)
            #expect(mended.status == 201)
        }
    }

    @Test func `a card beside a member number is left alone`() async throws {
        try await World.with { world in
            let (status, _) = try await Till(world).one(Till.sale("a", ["card": "HC1:ABC"]))

            #expect(status == 201)
        }
    }

    @Test func `one bad item of an array blocks no other, and answers keep the order`() async throws {
        try await World.with { world in
            let body = """
                [\(try Till.json(Till.sale("a"))), 5, {}, {"id": "x y"}, "a", null, [],
                 {"id": "b", "reverses_id": "a"}, {"id": "b", "reverses_id": "a"}, {"id": "c", "reverses_id": "a"},
                 {"id": "d", "reverses_id": "a", "device": "\\ud800"}, {"id": "e", "id": "f"},
                 \(try Till.json(Till.sale("g")))]
                """
            let answers = try await Till(world).many(body)

            #expect(
                answers.map(\.status) == [
                    "created", "rejected", "rejected", "rejected", "rejected", "rejected", "rejected", "created",
                    "exists", "rejected", "rejected", "rejected", "created",
                ])
            #expect(
                answers.map(\.id) == ["a", nil, nil, nil, nil, nil, nil, "b", "b", "c", "d", nil, "g"])
            #expect(answers[1].code == "bad_value")
            #expect(answers[2].code == "missing_value")
            #expect(answers[9].code == "already_reversed")
            #expect(answers[10].message.contains("device"))
            #expect(answers[12].sequence == 3)
        }
    }

    @Test func `an array may be empty and have up to a thousand items`() async throws {
        try await World.with { world in
            let till = Till(world)
            let items = Array(repeating: "{}", count: 1_000).joined(separator: ",")
            let empty = try await till.post("[]")
            let full = try await till.many("[\(items)]")
            let over = try await till.post("[\(items),{}]")

            #expect(empty.status == 200)
            #expect(empty.body == "[]")
            #expect(full.count == 1_000)
            #expect(over.status == 413)
            #expect(over.header("content-type") == "application/problem+json")
            #expect(over.body.contains("\"too_many_items\""))
        }
    }

    @Test(arguments: [
        ("", 400), (" ", 400), ("{", 400), ("[{}", 400), ("5", 400), ("\"a\"", 400), ("null", 400), ("{}{}", 400),
        ("{\"id\":NaN}", 400), (String(repeating: "[", count: 100_000), 400),
        ("{\"id\":\"" + String(repeating: "a", count: 1_048_577) + "\"}", 413),
    ])
    func `a body that is no JSON or too long is a problem`(body: String, status: Int) async throws {
        try await World.with { world in
            let answer = try await Till(world).post(body)

            #expect(answer.status == status)
            #expect(answer.header("content-type") == "application/problem+json")
        }
    }

    @Test func `a megabyte in one field is refused as text`() async throws {
        try await World.with { world in
            let text = String(repeating: "Ế", count: 300_000)
            let (status, answer) = try await Till(world).one(Till.sale("a", ["device": text]))

            #expect(status == 422)
            #expect(answer.code == "bad_value")
            #expect(answer.message.utf8.count < 1_000)
        }
    }

    @Test func `hostile text is stored as text, and comes back escaped`() async throws {
        try await World.with { world in
            let till = Till(world)
            let text = "=cmd|'/c'!A1\"\\\u{202E}<script>'; DROP TABLE sale;--e\u{302}\u{301}"
            let stored = try await till.one(Till.sale("a", ["device": text, "invoice_no": text]))
            let refused = try await till.post(
                Till.json(Till.sale("b", ["member_no": "\"\\\u{1}\u{1F}\n<b>"])))

            #expect(stored.status == 201)
            #expect(refused.status == 422)
            #expect(refused.body.contains(#"“\"\\\u0001\u001f\u000a<b>”"#))
            let device = try await world.store.read { tx in try SaleQueries.sale(id: "a", in: tx) }?.sale.values?.device
            #expect(device == text.precomposedStringWithCanonicalMapping)
        }
    }

    @Test func `programs say who they are and what they send`() async throws {
        try await World.with { world in
            let till = Till(world)
            let sale = try Till.json(Till.sale("a"))
            let reader = world.token(.reader, on: .everything)

            #expect(try await till.post(sale, ["authorization": "Bearer phucloi_x"]).status == 401)
            #expect(
                try await TestBrowser(world.site).send(
                    "POST", "/api/v1/sales", ["content-type": "application/json"], sale
                ).status == 401)
            #expect(try await till.post(sale, ["authorization": "Bearer \(reader)"]).status == 403)
            #expect(try await till.post(sale, ["content-type": "text/csv"]).status == 415)
            #expect(try await TestBrowser(world.site).get("/api/v1/sales").status == 405)
        }
    }

    @Test func `a till of one point sells there alone`() async throws {
        try await World.with { world in
            let till = Till(world, on: .point(code: "DB-A1"))
            let here = try await till.one(Till.sale("a", ["point_code": "DB-A1"]))
            let elsewhere = try await till.one(Till.sale("b"))
            let branch = try await Till(world, on: .partner(code: "DT-A")).one(
                Till.sale("c", ["point_code": "DB-A1"]))
            let other = try await Till(world, on: .partner(code: "DT-B")).one(Till.sale("d"))

            #expect(here.status == 201)
            #expect(elsewhere.answer.code == "unknown_point")
            #expect(branch.status == 201)
            #expect(other.answer.code == "unknown_point")
        }
    }

    @Test func `a cashier's own script may call with the session and its token`() async throws {
        try await World.with { world in
            let browser = world.browser(.cashier, on: .point(code: "DB-A"))
            _ = try await browser.get("/counter")
            let headers = ["content-type": "application/json", "x-csrf-token": browser.csrf]
            let sale = try Till.json(Till.sale("a"))
            let taken = try await browser.send("POST", "/api/v1/sales", headers, sale)
            let without = try await browser.send(
                "POST", "/api/v1/sales", ["content-type": "application/json"], sale)

            #expect(taken.status == 201)
            #expect(without.status == 403)
        }
    }

    @Test func `the sentence is English when English is asked for`() async throws {
        try await World.with { world in
            var till = Till(world)
            till.language = "en"

            let taken = try await till.one(Till.sale("a")).answer
            let refused = try await till.one(Till.sale("b", ["member_no": "M5"])).answer

            #expect(taken.message == "Recorded in the ledger.")
            #expect(refused.message.contains("grassroots"))
        }
    }
}
