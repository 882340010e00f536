import Access
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

/// `GET /api/v1/units/{code}` through the whole site.
struct UnitCallTests {
    private func get(_ world: World, _ path: String, _ token: String) async throws -> TestAnswer {
        try await TestBrowser(world.site).get(path, ["authorization": "Bearer \(token)"])
    }

    private func status(_ world: World, _ path: String, _ token: String) async throws -> Int {
        try await get(world, path, token).status
    }

    private func object(_ answer: TestAnswer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    private func codes(_ value: Any?) -> [String] {
        (value as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    @Test(arguments: TestStore.engines)
    func `a unit is told as it was on each day`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let changes = "date,kind,from_code,to_code,share,name\n2026-06-01,merge,VN-79,VN-01,,\n"
            try await world.take("changes", changes + "2026-06-01,rename,VN-01,,,Liên đoàn mới\n")
            let token = world.token(.reader, on: .everything)

            let eve = try object(try await get(world, "/api/v1/units/VN-01?at=2026-05-31", token))
            let day = try object(try await get(world, "/api/v1/units/VN-01?at=1/6/2026", token))
            let gone = try object(try await get(world, "/api/v1/units/VN-79?at=2026-05-31", token))
            let root = try object(try await get(world, "/api/v1/units/VN", token))

            #expect(eve["name"] as? String == "Liên đoàn Lao động thành phố Hà Nội")
            #expect(codes((eve["children"] as? [String: Any])?["items"]) == ["CD-DIEN", "XA-01"])
            #expect(day["name"] as? String == "Liên đoàn mới")
            #expect(codes((day["children"] as? [String: Any])?["items"]) == ["CD-CANG", "CD-DIEN", "XA-01"])
            #expect(codes(day["predecessors"]) == ["VN-79"])
            #expect((day["parent"] as? [String: Any])?["code"] as? String == "VN")
            #expect(codes(gone["successors"]) == ["VN-01"])
            #expect(gone["closed_on"] as? String == "2026-06-01")
            #expect(root["parent"] is NSNull)
            #expect(root["date"] as? String == "2026-06-15")
        }
    }

    @Test(
        arguments: [
            ("/api/v1/units/KHONG", 404, "unit_unknown"),
            ("/api/v1/units/CD-CANG?at=2026-06-10", 404, "unit_not_that_day"),
            ("/api/v1/units/VN?at=2026-13-01", 400, "unit_bad_day"), ("/api/v1/units/VN?page=0", 400, "unit_bad_page"),
            ("/api/v1/units/VN?page=x", 400, "unit_bad_page"),
        ])
    func `what cannot be told is a problem`(path: String, status: Int, code: String) async throws {
        try await World.with { world in
            let answer = try await get(world, path, world.token(.reader, on: .everything))

            #expect(answer.status == status)
            #expect(try object(answer)["code"] as? String == code)
            #expect(answer.header("content-type")?.hasPrefix("application/problem+json") == true)
        }
    }

    @Test func `a program sees the units of its scope and no other`() async throws {
        try await World.with { world in
            let own = world.token(.reader, on: .unit(code: "VN-01"))
            let partner = world.token(.reader, on: .partner(code: "DT-A"))

            var statuses: [Int] = []
            for (path, token) in [
                ("XA-01", own), ("VN-79", own), ("VN", own), ("VN-01", partner),
                ("VN-01", world.token(.till, on: .everything)),
            ] {
                statuses.append(try await status(world, "/api/v1/units/\(path)", token))
            }

            #expect(statuses == [200, 403, 403, 403, 403])
        }
    }
}
