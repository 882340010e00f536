import Access
import App
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Supervision

extension World {
    var union: TestBrowser { browser(.grassrootsOfficer, on: .unit(code: "CD-MAY")) }
    var ward: TestBrowser { browser(.unitOfficer, on: .unit(code: "XA-01")) }
    var province: TestBrowser { browser(.unitOfficer, on: .unit(code: "VN-01")) }
    var partner: TestBrowser { browser(.partnerManager, on: .partner(code: "DT-B")) }
    var nation: TestBrowser { browser(.confederationOfficer, on: .everything) }

    /// The difficulty as it is stored.
    func difficulty(_ number: Int64) async throws -> Difficulty {
        try await store.read { tx in try DifficultyQueries.difficulty(number, in: tx) }.unwrapped()
    }

    /// The code of the unit that has to answer.
    func holder(_ number: Int64) async throws -> String {
        let supervision = composition.supervision
        return try await store.read { tx in
            let difficulty = try DifficultyQueries.difficulty(number, in: tx).unwrapped()
            return try DifficultyGround(supervision, in: tx).holder(of: difficulty)?.code ?? "nobody"
        }
    }
}

extension Optional {
    func unwrapped() throws -> Wrapped { try #require(self) }
}

extension TestBrowser {
    /// Raises a difficulty by the form; gives its number.
    func raise(
        _ raiser: String, _ text: String, _ more: [String: String] = [:], files: [(name: String, bytes: [UInt8])] = []
    ) async throws -> Int64 {
        let answer = try await tryToRaise(raiser, text, more, files: files)
        #expect(answer.status == 303, "\(answer.body.suffix(900))")
        let path = try #require(answer.header("location"))
        return try #require(path.split(separator: "/").last.flatMap { Int64($0) })
    }

    func tryToRaise(
        _ raiser: String, _ text: String, _ more: [String: String] = [:], files: [(name: String, bytes: [UInt8])] = []
    ) async throws -> TestAnswer {
        _ = try await get("/difficulties/new")
        let fields = ["raiser": raiser, "text": text].merging(more) { $1 }
        return try await post("/difficulties", fields.map { ($0.key, $0.value) }, files: files)
    }

    /// Presses a button of a difficulty's page, as its page stands now or at an older version.
    func press(
        _ action: String, _ number: Int64, side: String = "answer", note: String = "", version: String? = nil
    ) async throws -> TestAnswer {
        let page = try await get("/difficulties/\(number)").body
        let shown = page.firstMatch(of: /name="version" value="(\d+)"/).map { String($0.output.1) } ?? "1"
        return try await post(
            "/difficulties/\(number)/\(side)", [("version", version ?? shown), ("action", action), ("note", note)])
    }
}
