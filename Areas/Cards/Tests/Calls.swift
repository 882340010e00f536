import Foundation
import TestKit

extension TestBrowser {
    /// The object that a call answers.
    func object(_ path: String) async throws -> [String: Any] { try await get(path).object }

    /// Sends JSON as a script of the page does.
    func call(_ path: String, _ json: String, _ token: String) async throws -> TestAnswer {
        try await send("POST", path, ["content-type": "application/json", "x-csrf-token": token], json)
    }
}

extension TestAnswer {
    /// The body as an object; empty when it is none.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    }

    /// The code of the problem.
    var code: String { object["code"] as? String ?? "" }
}
