internal import CardFormat
internal import Credential
internal import Kernel
internal import Storage
internal import Web

/// `POST /api/v1/cards/verify`: a shop's till asks whether a card holds.
struct VerifyCalls: Sendable {
    let store: Store
    let cards: CardsFacade

    var routes: [Route] {
        [.api(needs: CardsFacade.verify, .post, "/api/v1/cards/verify", verify)]
    }

    private struct Question: Decodable {
        let card: String
        /// What the till gave the telephone to sign, in hexadecimal digits.
        let challenge: String?
    }

    private func verify(_ visit: SignedIn) async throws -> Answer {
        let question = try visit.json(Question.self)
        let challenge = try question.challenge.map { text in
            guard let bytes = Hexadecimal.bytes(text) else { throw Problem(.badRequest, "bad_challenge") }
            return bytes
        }
        let now = visit.now
        let judgement = try await store.read { [cards] tx in
            try cards.judge([cards.shown(question.card, at: now, challenge: challenge)], in: tx).first
        }
        guard let judgement else { throw NotFound("card") }
        return try .json(CardWire(judgement, visit.messages))
    }
}

/// The answer to the question whether a card holds; it says nothing of who holds it.
struct CardWire: Encodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case result, reason, assurance, message
        case expiresAt = "expires_at"
    }

    let result: String
    let reason: String?
    /// 0 when the card does not hold, 1 printed, 2 rotating code, 3 device key.
    let assurance: Int
    let expiresAt: String?
    /// One sentence for the cashier.
    let message: String

    init(_ judgement: CardJudgement, _ messages: Messages) {
        let verdict = judgement.verdict
        result = "\(verdict.result.code)"
        let word = judgement.fault.map { "\($0.code)" } ?? "\(verdict.reason.code)"
        reason = word.isEmpty ? nil : word
        assurance = Int(verdict.assurance)
        expiresAt = judgement.expires?.iso8601
        message = messages.text("cards.result.\(result)", ["day": judgement.expires?.businessDay.printed ?? ""])
    }
}
