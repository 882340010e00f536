import Access
import Foundation
import Kernel
import TestKit

/// A till that reports sales as programs do.
struct Till {
    let world: World
    let token: String
    var language = "vi"

    init(_ world: World, on scope: Scope = .partner(code: "DT-A")) {
        self.world = world
        token = world.token(.till, on: scope)
    }

    /// An answer to a sale, as the JSON has it.
    struct Answer: Decodable, Equatable {
        let id: String?
        let status: String
        let code: String?
        let message: String
        let sequence: Int?
    }

    func post(_ body: String, _ headers: [String: String] = [:]) async throws -> TestAnswer {
        let own = [
            "authorization": "Bearer \(token)", "content-type": "application/json", "accept-language": language,
        ]
        return try await TestBrowser(world.site).send(
            "POST", "/api/v1/sales", own.merging(headers) { $1 }, body)
    }

    /// One sale as an object.
    func one(_ sale: [String: Any]) async throws -> (status: Int, answer: Answer) {
        let answer = try await post(Till.json(sale))
        return (answer.status, try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)))
    }

    /// Several items as an array.
    func many(_ body: String) async throws -> [Answer] {
        let answer = try await post(body)
        return try JSONDecoder().decode([Answer].self, from: Data(answer.body.utf8))
    }

    static func json(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }

    /// A sale of today that stands, with some keys changed or, by null, left out.
    static func sale(_ id: String, _ changes: [String: Any] = [:]) -> [String: Any] {
        let sale: [String: Any] = [
            "id": id, "sold_at": "2026-06-15T08:45:00+07:00", "point_code": "DB-A", "member_no": "M1",
            "product_code": "GAO", "quantity": 1, "list_amount": 110_000, "paid_amount": 96_250,
        ]
        return sale.merging(changes) { $1 }
    }
}
