import Access
import App
import Crypto
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Connections

/// Files of sales that partners sign and send by night.
@Suite struct SignedFileTests {
    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `each line has its answer, and the same file gets the same answers again`(engine: EngineName) async throws {
        try await SignedFileWorld.with(engine) { night in
            let key = try await night.register()
            let file = [
                night.sale("n1"), "no json", "", night.sale("n2", point: "DB-B"), night.sale("n3", member: "M5"),
                night.sale("n1"), night.sale("n4", point: "DB-A1") + "\r",
            ].joined(separator: "\n")
            let signature = try night.signature(file, kid: key.code)

            let first = try FileAnswer(try await night.send(file, signature))
            let again = try FileAnswer(try await night.send(file, signature))

            #expect(first.results.map(\.line) == [1, 2, 4, 5, 6, 7])
            #expect(first.results.map(\.status) == ["created", "rejected", "rejected", "refused", "exists", "created"])
            #expect(
                first.results.map(\.code) == [nil, "bad_json", "unknown_point", "not_a_member", nil, nil])
            #expect(first.results.allSatisfy { !$0.message.isEmpty && !$0.message.contains("{") })
            #expect(again.results == first.results)
            #expect(first.standing == 3)
            #expect(first.refused == 1)
            #expect(first.rejected == 2)
            #expect(try await night.ledger() == 3)
        }
    }

    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `a file whose signature does not hold is refused whole, each fault by its name`(
        engine: EngineName
    ) async throws {
        try await SignedFileWorld.with(engine) { night in
            let key = try await night.register()
            let (file, kid) = (night.sale("n1"), key.code)
            let good = try night.signature(file, kid: kid)
            let none = #"{"alg":"none","kid":"\#(kid)","b64":false,"crit":["b64"]}"#
            let encoded = #"{"alg":"ES256","kid":"\#(kid)","b64":true,"crit":["b64"]}"#
            let more = #"{"alg":"ES256","kid":"\#(kid)","b64":false,"crit":["b64","exp"]}"#
            let faults: [(String, String?, String)] = [
                ("file_signature_missing", nil, file), ("file_signature_unreadable", "abc", file),
                ("file_signature_unreadable", good.replacing("..", with: ".e30."), file),
                ("file_signature_algorithm", try night.signature(file, kid: kid, header: none), file),
                ("file_signature_algorithm", try night.signature(file, kid: kid, header: encoded), file),
                ("file_signature_algorithm", try night.signature(file, kid: kid, header: more), file),
                ("file_signature_wrong", good, file.replacing("96250", with: "96251")),
                ("file_signature_wrong", good, file + "\n"),
                ("file_key_unknown", try night.signature(file, kid: "tep-99"), file),
                ("file_empty", try night.signature("\n \n", kid: kid), "\n \n"),
            ]

            for (code, signature, body) in faults {
                let answer = try await night.send(body, signature)
                #expect(answer.status == 422)
                #expect(answer.body.contains("\"\(code)\""), "\(code): \(answer.body)")
            }
            #expect(try await night.ledger() == 0)
            #expect(try await night.send(file, good).status == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a replaced key signs no more, and the new one does`(engine: EngineName) async throws {
        try await SignedFileWorld.with(engine) { night in
            let old = try await night.register()
            let other = SignedFileWorld(world: night.world)
            let fresh = try await other.register()
            let file = night.sale("n1")
            let signature = try night.signature(file, kid: old.code)
            try await night.world.store.write { [manager = night.manager] tx in
                try StopFileKey(key: old).run(as: manager, in: tx)
            }

            let refused = try await night.send(file, signature)
            let swapped = try await night.send(file, try night.signature(file, kid: fresh.code))
            let taken = try await night.send(file, try other.signature(file, kid: fresh.code))

            #expect(refused.status == 422)
            #expect(refused.body.contains("file_key_stopped"))
            #expect(swapped.body.contains("file_signature_wrong"))
            #expect(taken.status == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the file of another partner is refused, and a branch's till sends for its points alone`(
        engine: EngineName
    ) async throws {
        try await SignedFileWorld.with(engine) { night in
            let key = try await night.register()
            let file = night.sale("n1") + "\n" + night.sale("n2", point: "DB-A1")
            let signature = try night.signature(file, kid: key.code)

            let other = try await night.send(file, signature, on: .partner(code: "DT-B"))
            let everybody = try await night.send(file, signature, on: .everything)
            let branch = try FileAnswer(try await night.send(file, signature, on: .partner(code: "DT-A1")))

            #expect(other.status == 422)
            #expect(other.body.contains("file_key_unknown"))
            #expect(everybody.body.contains("file_key_unknown"))
            #expect(branch.results.map(\.code) == ["unknown_point", nil])
        }
    }

    @Test(arguments: TestStore.engines)
    func `files at the same time take each sale once`(engine: EngineName) async throws {
        try await SignedFileWorld.with(engine) { night in
            let key = try await night.register()
            let file = (1...40).map { night.sale("n\($0)") }.joined(separator: "\n")
            let signature = try night.signature(file, kid: key.code)

            let answers = try await withThrowingTaskGroup { group in
                for _ in 1...4 { group.addTask { try FileAnswer(try await night.send(file, signature)).results } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(Set(answers.map { $0.map(\.status) }) == [Array(repeating: "created", count: 40)])
            #expect(Set(answers.map { $0.map(\.sequence) }).count == 1)
            #expect(try await night.ledger() == 40)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file that came another way is taken for the partner of its key`(engine: EngineName) async throws {
        try await SignedFileWorld.with(engine) { night in
            let key = try await night.register()
            let file = night.sale("n1") + "\n" + night.sale("n2", point: "DB-B")

            let taken = try await night.world.composition.connections.takeFile(
                Array(file.utf8), signature: try night.signature(file, kid: key.code), as: .commandLine)

            #expect(taken.lines.map(\.status) == ["created", "rejected"])
            #expect(taken.lines.map(\.code) == [nil, "unknown_point"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a manager registers a public key and stops it, and others do not see it`(engine: EngineName) async throws {
        try await SignedFileWorld.with(engine) { night in
            let browser = night.world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let pem = night.secret.publicKey.pemRepresentation
            func form(_ partner: String, _ key: String) -> [(String, String)] {
                [("partner", partner), ("key_name", "Máy chủ đêm"), ("public_key", key)]
            }
            _ = try await browser.get("/partner-files")

            let made = try await browser.post("/partner-files", form("DT-A", pem))
            let twice = try await browser.post("/partner-files", form("DT-A1", pem))
            let secret = try await browser.post("/partner-files", form("DT-A", night.secret.pemRepresentation))
            let foreign = try await browser.post("/partner-files", form("DT-B", pem))
            let list = try await browser.get("/partner-files").body
            let stranger = night.world.browser(.partnerManager, on: .partner(code: "DT-B"))
            let hidden = try await stranger.get("/partner-files/tep-1/stop")
            _ = try await browser.get("/partner-files/tep-1/stop")
            let stopped = try await browser.post("/partner-files/tep-1/stop")

            #expect(made.status == 303)
            #expect([twice, secret, foreign].map(\.status) == [422, 422, 422])
            #expect(list.contains("tep-1"))
            #expect(!list.contains("tep-2"))
            #expect(hidden.status == 404)
            #expect(stopped.status == 303)
        }
    }
}
