internal import CardFormat
internal import Credential
internal import Foundation
internal import Kernel
internal import Members
internal import Organisation
internal import Storage
internal import Web

/// What the page of a member's telephone asks: whose it is, a card, and that a card be stopped.
struct OwnCardCalls: Sendable {
    let store: Store
    let cards: CardsFacade

    var routes: [Route] {
        let own = CardsFacade.own
        return [
            .api(needs: own, .get, "/api/v1/my-card", show),
            .api(needs: own, .post, "/api/v1/my-card", draw),
            .api(needs: own, .post, "/api/v1/my-card/stop", stop),
            .apiOpen(.post, "/api/v1/my-card/renew", renew),
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.query("id").map(OwnCardCalls.pseudonym)
        let (number, token, isOwn) = (
            try OwnCards.memberNo(of: visit.actor), visit.csrfToken, visit.actor.actingFor == nil
        )
        return try .json(
            try await store.read { [cards] tx in
                guard let member = try cards.members.named([number], in: tx).first else { throw NotFound("member") }
                let numbers = [member.record.number] + member.record.formerNumbers.sorted()
                let tree = try cards.organisation.tree.value(in: tx)
                return OwnCardWire(
                    token: token, now: tx.now.unixSeconds, memberNo: member.record.memberNo, name: member.fullName,
                    unit: member.unit.flatMap { tree.unit($0) }.map { tree.name(of: $0, on: tx.today) },
                    state: try id.map { try OwnCards.state($0, of: numbers, in: tx) }, mayDraw: isOwn)
            })
    }

    private func draw(_ visit: SignedIn) async throws -> Answer {
        let proof = try visit.json(CardWish.self).proof
        let card = try await store.write { [cards] tx in
            try DrawTelephoneCard(cards: cards, proof: proof).run(as: visit.actor, in: tx)
        }
        return try .json(DrawnCardWire(card), status: .created)
    }

    private struct Renewal: Decodable {
        /// The card with the telephone's key, signed over the digest of `wish`.
        let shown: String
        /// A `CardWish` for a card with codes, as text, since the text is what was signed.
        let wish: String
    }

    /// For a telephone whose session has ended; its key is what proves it.
    private func renew(_ visit: Visitor) async throws -> Answer {
        let asked = try visit.json(Renewal.self)
        guard let wish = try? JSONDecoder().decode(CardWish.self, from: Data(asked.wish.utf8)),
            case .phone = try wish.proof
        else { throw Problem(.badRequest, "bad_card_request") }
        let codes = try wish.proof
        let renewed = try await store.write { [cards] tx in
            try RenewTelephoneCards(cards: cards, shown: asked.shown, wish: asked.wish, codes: codes).run(in: tx)
        }
        return try .json(
            RenewedCardsWire(codes: DrawnCardWire(renewed.codes), signing: DrawnCardWire(renewed.signing)),
            status: .created)
    }

    private struct Stop: Decodable {
        /// Nil for all cards on telephones, as somebody asks who has lost one.
        let id: String?
    }

    /// Stops one card or all on telephones; stopping again changes nothing.
    private func stop(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.json(Stop.self).id.map(OwnCardCalls.pseudonym)
        let number = try OwnCards.memberNo(of: visit.actor)
        let count = try await store.write { [cards] tx in
            try RevokeCards(
                cards: cards, memberNo: number, reason: .stopped, kinds: [.phone, .device], id: id
            ).run(as: visit.actor, in: tx)
        }
        return try .json(["stopped": count])
    }

    /// The eight bytes of a pseudonym in hexadecimal digits.
    static func pseudonym(_ text: String) throws -> [UInt8] {
        guard let id = Hexadecimal.bytes(text), id.count == Card.idWidth else {
            throw Problem(.badRequest, "bad_card_request")
        }
        return id
    }
}

/// Whose telephone it is, for the page on it.
private struct OwnCardWire: Encodable, Sendable {
    enum CodingKeys: String, CodingKey {
        case token, now, name, unit, state
        case memberNo = "member_no"
        case mayDraw = "may_draw"
    }

    /// Goes into the header `x-csrf-token` of the other calls.
    let token: String
    /// Seconds since 1970; the telephone's clock may be wrong.
    let now: Int64
    let memberNo: String
    let name: String?
    let unit: String?
    /// Of the card that was asked about.
    let state: String?
    /// False for an officer who acts for the member.
    let mayDraw: Bool
}

/// A card for a telephone, told once.
private struct DrawnCardWire: Encodable, Sendable {
    enum CodingKeys: String, CodingKey {
        case card, id, expires
        case renewedAfterDays = "renewed_after_days"
    }

    let card: String
    /// The pseudonym in hexadecimal digits.
    let id: String
    /// The first second of 1970 at which it no longer holds.
    let expires: Int64
    let renewedAfterDays = CardTerms.renewedAfterDays

    init(_ card: IssuedCard) {
        (self.card, id, expires) = (card.text, Hexadecimal.text(card.id), card.expires)
    }
}

/// What a telephone gets that renews by itself.
private struct RenewedCardsWire: Encodable, Sendable {
    let codes: DrawnCardWire
    let signing: DrawnCardWire
}
