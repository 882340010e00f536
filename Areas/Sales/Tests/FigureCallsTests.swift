import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Sales

/// `GET /api/v1/figures` as a program asks it.
struct FigureCallsTests {
    private struct Reply: Decodable, Equatable {
        struct Line: Decodable, Equatable {
            let code: String?
            let value: Int64
        }

        let value: Int64
        let lines: [Line]?
    }

    private func ask(_ world: World, _ query: String, on scope: Scope = .everything) async throws -> Reply {
        let answer = try await world.browser(.confederationOfficer, on: scope).get("/api/v1/figures?" + query)
        #expect(answer.status == 200, "\(answer.body)")
        return try JSONDecoder().decode(Reply.self, from: Data(answer.body.utf8))
    }

    @Test(arguments: TestStore.engines)
    func `a figure has every sale that was answered before, and its lines add up`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            let report = try await world.browser(.confederationOfficer, on: .everything)
                .get("/reports/welfare.json?scope=VN&period=2026")
            let told = try JSONSerialization.jsonObject(with: Data(report.body.utf8)) as? [String: Any] ?? [:]

            let days = "from=2026-01-01&to=2027-01-01"
            let members = try await ask(world, "measure=members&scope=VN&" + days)
            let turns = try await ask(world, "measure=turns&scope=VN&group=product&" + days)
            #expect(members.value == Int64(told["members"] as? Int ?? -1))
            #expect(turns.value == Int64(told["turns"] as? Int ?? -1))
            #expect(turns.lines?.reduce(0) { $0 + $1.value } == turns.value)
        }
    }

    @Test(arguments: [
        ("measure=people", 400, "people"), ("measure=turns&group=colour", 400, "colour"),
        ("measure=turns&from=31-31", 400, "31-31"), ("measure=turns&product=NONE", 404, "NONE"),
        ("measure=turns&scope=NONE", 404, "NONE"), ("measure=turns&by=place&group=unit", 422, "place"),
    ])
    func `what cannot be answered is refused with a sentence that names it`(
        query: String, status: Int, named: String
    ) async throws {
        try await World.with(.sqlite) { world in
            let answer = try await world.browser(.confederationOfficer, on: .everything).get("/api/v1/figures?" + query)

            #expect(answer.status == status)
            #expect(answer.body.contains(named))
        }
    }

    @Test func `figures of another province are not for an officer of this one`() async throws {
        try await World.with(.sqlite) { world in
            let browser = world.browser(.confederationOfficer, on: .unit(code: "VN-01"))
            let answer = try await browser.get("/api/v1/figures?measure=turns&scope=VN-79")

            #expect(answer.status == 403)
        }
    }
}
