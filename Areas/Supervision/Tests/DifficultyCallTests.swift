import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Supervision

/// The register of difficulties for programs, and the word to those who raised one.
@Suite("Calls about difficulties", .clauses("0.05", "2.34", "2.35")) struct DifficultyCallTests {
    private func call(
        _ browser: TestBrowser, _ path: String, _ body: String
    ) async throws -> TestAnswer {
        _ = try await browser.get("/difficulties")
        return try await browser.send(
            "POST", path, ["content-type": "application/json", "x-csrf-token": browser.csrf], body)
    }

    @Test(arguments: TestStore.engines)
    func `a difficulty is raised, listed, answered and told by calls`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let raised = try await call(
                world.union, "/api/v1/difficulties",
                #"{"text": "Thiếu gạo", "handling": "Tăng hàng", "arose_on": "2026-06-10"}"#)
            let again = try await call(
                world.union, "/api/v1/difficulties",
                #"{"text": "Thiếu gạo", "handling": "Tăng hàng", "arose_on": "2026-06-10"}"#)
            let list = try await world.ward.get("/api/v1/difficulties?state=waiting").body
            let answered = try await call(
                world.ward, "/api/v1/difficulties/1/answer", #"{"version": 1, "text": "Đã báo đối tác"}"#)
            let late = try await call(
                world.ward, "/api/v1/difficulties/1/answer", #"{"version": 1, "text": "Khác"}"#)
            let one = try await world.union.get("/api/v1/difficulties/1").body
            let news = try await world.union.get("/difficulties").body
            let others = try await world.ward.get("/difficulties").body
            let settled = try await world.union.press("settle", 1, side: "follow")
            let quiet = try await world.union.get("/difficulties").body

            #expect(raised.status == 201 && raised.body.contains(#""answering_unit":"XA-01""#))
            #expect(again.status == 201 && again.body.contains(#""number":1"#))
            #expect(list.contains("Thiếu gạo") && list.contains(#""has_more":false"#))
            #expect(answered.status == 200 && answered.body.contains(#""state":"answered""#))
            #expect(late.status == 409 && late.body.contains("difficulty_changed_meanwhile"))
            #expect(one.contains(#""note":"Đã báo đối tác""#) && one.contains(#""action":"raise""#))
            #expect(news.contains("Đã có trả lời, chờ bạn xem") && news.contains("#1 Thiếu gạo"))
            #expect(!others.contains("Đã có trả lời, chờ bạn xem"))
            #expect(settled.status == 303 && !quiet.contains("Đã có trả lời, chờ bạn xem"))
        }
    }

    @Test func `calls are refused with their codes, and tell no more than the scope may see`() async throws {
        try await World.with { world in
            _ = try await world.union.raise("CD-MAY", "Thiếu gạo")
            let path = "/api/v1/difficulties"
            let bodies: [(TestBrowser, String, String, Int, String)] = [
                (world.union, path, "{", 400, "bad_json"), (world.union, path, #"{"text": ""}"#, 422, "text_missing"),
                (world.union, path, #"{"text": "a\u0000b"}"#, 422, "text_unreadable"),
                (world.union, path, #"{"text": "a", "arose_on": "31/2/2026"}"#, 422, "day_unreadable"),
                (world.union, path, #"{"text": "a", "level": "x"}"#, 422, "level_unknown"),
                (world.union, path, #"{"text": "a", "raiser": "CD-DIEN"}"#, 403, "difficulty_not_yours"),
                (world.ward, "\(path)/1/answer", #"{"version": 1, "text": ""}"#, 422, "answer_missing"),
                (world.ward, "\(path)/1/answer", #"{"version": 1, "text": "\u0000"}"#, 422, "text_unreadable"),
                (world.union, "\(path)/1/answer", #"{"version": 1, "text": "a"}"#, 403, "forbidden"),
                (world.nation, "\(path)/9/answer", #"{"version": 1, "text": "a"}"#, 404, "not_found"),
            ]
            for (browser, path, body, status, code) in bodies {
                let answer = try await call(browser, path, body)
                #expect(answer.status == status && answer.body.contains(code), "\(body) \(answer.body)")
            }
            let other = world.browser(.unitOfficer, on: .unit(code: "VN-79"))
            #expect(try await other.get("\(path)/1").status == 404)
            #expect(try await !other.get(path).body.contains("Thiếu gạo"))
            #expect(try await world.nation.get("\(path)?page=0").status == 400)
            #expect(try await world.nation.get("\(path)?unit=XX").status == 422)
        }
    }

    @Test func `a program that reads sees the register of its scope and raises nothing`() async throws {
        try await World.with { world in
            _ = try await world.union.raise("CD-MAY", "Thiếu gạo")
            let browser = TestBrowser(world.site)
            func bearer(_ scope: Scope) -> [String: String] {
                ["authorization": "Bearer \(world.token(.reader, on: scope))"]
            }
            let own = try await browser.get("/api/v1/difficulties", bearer(.unit(code: "VN-01")))
            let other = try await browser.get("/api/v1/difficulties", bearer(.unit(code: "VN-79")))
            let raised = try await browser.send(
                "POST", "/api/v1/difficulties",
                bearer(.unit(code: "VN-01")).merging(["content-type": "application/json"]) { $1 },
                #"{"text": "a"}"#)
            let nobody = try await browser.get("/api/v1/difficulties")

            #expect(own.status == 200 && own.body.contains("Thiếu gạo"))
            #expect(other.status == 200 && !other.body.contains("Thiếu gạo"))
            #expect(raised.status == 403 && nobody.status == 401)
        }
    }
}
