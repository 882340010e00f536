internal import Kernel
internal import Storage
internal import Web

/// The signed lists that counters and partners' systems fetch, open to everybody: they name no person.
struct ListCalls: Sendable {
    /// Registered media types: RFC 9052, 11.3.1, and the draft of Token Status List, section 8.
    private static let trustType = "application/cose; cose-type=\"cose-sign1\""
    private static let statusType = "application/statuslist+cwt"
    /// How long a copy may be used before somebody asks again, in seconds.
    private static let kept = 300

    let store: Store
    let cards: CardsFacade

    var routes: [Route] {
        [
            .apiOpen(.get, "/trust-list", trustList),
            .apiOpen(.get, "/status-lists/{number}", statusList),
        ]
    }

    private func trustList(_ visit: Visitor) async throws -> Answer {
        let signed = try await store.read { [cards] tx in try cards.lists.value(in: tx).signed }
        guard let signed else { throw NotFound("trust-list") }
        return .tagged(
            signed, contentType: ListCalls.trustType, tag: ListTag.of(signed), seconds: ListCalls.kept, for: visit)
    }

    private func statusList(_ visit: Visitor) async throws -> Answer {
        guard let number = Digits.integer(try visit.parameter("number")), number > 0 else {
            throw NotFound("status-list")
        }
        let origin = visit.origin
        let list = try await store.read { [cards] tx in
            try cards.shelf.list(number, cards, origin: origin, in: tx)
        }
        return .tagged(
            list.content, contentType: ListCalls.statusType, tag: list.tag, seconds: ListCalls.kept, for: visit)
    }
}
