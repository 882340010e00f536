internal import CardFormat
internal import Credential
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

    private struct Wish: Decodable {
        enum CodingKeys: String, CodingKey {
            case id, anchor
            case startMinute = "start_minute"
        }

        let id: String
        let anchor: String
        let startMinute: UInt32
    }

    private func draw(_ visit: SignedIn) async throws -> Answer {
        let wish = try visit.json(Wish.self)
        let id = try OwnCardCalls.pseudonym(wish.id)
        guard let anchor = Hexadecimal.bytes(wish.anchor), anchor.count == HashChain.width else {
            throw Problem(.badRequest, "bad_card_request")
        }
        let card = try await store.write { [cards] tx in
            try DrawTelephoneCard(
                cards: cards, id: id, anchor: ChainAnchor(value: anchor, startMinute: wish.startMinute)
            ).run(as: visit.actor, in: tx)
        }
        return try .json(
            DrawnCardWire(card: card.text, expires: card.expires, renewedAfterDays: CardTerms.renewedAfterDays),
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
    private static func pseudonym(_ text: String) throws -> [UInt8] {
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
        case card, expires
        case renewedAfterDays = "renewed_after_days"
    }

    let card: String
    /// The first second of 1970 at which it no longer holds.
    let expires: Int64
    let renewedAfterDays: Int64
}
