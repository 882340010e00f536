internal import Credential
internal import Sales
internal import Web

/// `POST /api/v1/sales/files`: a partner's system sends the sales of a day in one signed file.
struct SignedFileCalls: Sendable {
    static let header = "jws-signature"
    static let bodyLimit = 16 << 20

    let connections: ConnectionsFacade

    var routes: [Route] {
        [
            .api(
                needs: SalesFacade.record, .post, "/api/v1/sales/files", body: .types(["application/x-ndjson"]),
                bodyLimit: SignedFileCalls.bodyLimit, take)
        ]
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        let file = try await TakeSignedFile(
            store: connections.store, partners: connections.partners, sales: connections.sales
        ).run(
            visit.bytes, signature: visit.header(SignedFileCalls.header), as: visit.actor,
            in: try visit.scopes(for: SalesFacade.record))
        return try .json(SignedFileWire(file, visit.messages))
    }
}

/// What became of a file, and of each of its lines.
struct SignedFileWire: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case line, id, status, code, message, sequence
        }

        let line: Int
        let id: String?
        let status: String
        let code: String?
        let message: String
        let sequence: Int64?

        /// Every answer has all keys; what there is not is null.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(line, forKey: .line)
            try container.encode(id, forKey: .id)
            try container.encode(status, forKey: .status)
            try container.encode(code, forKey: .code)
            try container.encode(message, forKey: .message)
            try container.encode(sequence, forKey: .sequence)
        }
    }

    /// SHA-256 in hexadecimal digits.
    let digest: String
    let key: String
    let standing: Int
    let refused: Int
    let rejected: Int
    let results: [Line]

    init(_ file: SignedFile, _ messages: Messages) {
        digest = Hexadecimal.text(file.digest)
        key = file.keyCode
        (standing, refused, rejected) = (file.standing, file.refused, file.rejected)
        results = file.lines.map { line in
            Line(
                line: line.number, id: line.id, status: line.status, code: line.code,
                message: messages.text(line.message.key, line.message.parameters), sequence: line.sequence)
        }
    }
}
