import Access
import App
import Crypto
import Foundation
import Kernel
import Storage
import TestKit

@testable import Connections

/// A partner's system that signs files of sales in a world, and sends them.
struct SignedFileWorld {
    let world: World
    let secret = P256.Signing.PrivateKey()

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (SignedFileWorld) async throws -> Result
    ) async throws -> Result {
        try await World.with(engine) { world in try await body(SignedFileWorld(world: world)) }
    }

    var manager: Actor {
        Actor(
            kind: .person, name: "manager",
            roles: [
                Actor.Role(
                    name: "manager", scope: .everything, permissions: [Permission("keys.manage")])
            ])
    }

    func register(_ partner: String = "DT-A", key: P256.Signing.PrivateKey? = nil) async throws -> FileKey {
        let pem = (key ?? secret).publicKey.pemRepresentation
        return try await world.store.write { [world, manager] tx in
            try RegisterFileKey(
                ground: try world.composition.connections.ground(of: manager, in: tx), partnerCode: partner,
                name: "Night", pem: pem
            ).run(as: manager, in: tx)
        }
    }

    func sale(_ id: String, point: String = "DB-A", member: String = "M1", paid: Int = 96_250) -> String {
        """
        {"id":"\(id)","sold_at":"2026-06-15T08:00:00+07:00","point_code":"\(point)","member_no":"\(member)",\
        "product_code":"GAO","quantity":1,"list_amount":110000,"paid_amount":\(paid)}
        """
    }

    func signature(_ file: String, kid: String, header: String? = nil) throws -> String {
        let text = header ?? #"{"alg":"ES256","kid":"\#(kid)","b64":false,"crit":["b64"]}"#
        let head = SignedFileWorld.address(Data(text.utf8))
        let signed = try secret.signature(for: Data("\(head).\(file)".utf8)).rawRepresentation
        return "\(head)..\(SignedFileWorld.address(signed))"
    }

    func send(_ file: String, _ signature: String?, on scope: Scope = .partner(code: "DT-A")) async throws -> TestAnswer
    {
        var headers = [
            "authorization": "Bearer \(world.token(.till, on: scope))", "content-type": "application/x-ndjson",
            "accept-language": "en",
        ]
        headers["jws-signature"] = signature
        return try await TestBrowser(world.site).send("POST", "/api/v1/sales/files", headers, file)
    }

    func ledger() async throws -> Int64 {
        try await world.store.read { tx in try tx.first("SELECT count(*) FROM sale")?.integer(0) ?? 0 }
    }

    private static func address(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// The answer to a file, as a partner's system reads it.
struct FileAnswer: Decodable {
    struct Line: Decodable, Equatable {
        let line: Int
        let id: String?
        let status: String
        let code: String?
        let message: String
        let sequence: Int64?
    }

    let key: String
    let standing: Int
    let refused: Int
    let rejected: Int
    let results: [Line]

    init(_ answer: TestAnswer) throws {
        self = try JSONDecoder().decode(FileAnswer.self, from: Data(answer.bytes))
    }
}
