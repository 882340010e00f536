internal import Kernel
internal import Web

/// A card as lists show it: its kind, its days and its state; nothing by which it could be used.
struct CardLine: Sendable {
    let kind: String
    let issued: String
    let lasts: String
    let state: String
    /// How the badge looks.
    let badge: String
    let reason: String?

    init(_ card: StoredCard, at now: Instant, _ messages: Messages) {
        kind = messages.text("cards.kind.\(card.kind.rawValue)")
        issued = card.issuedAt.businessDay.printed
        lasts = (card.expiresAt + -1).businessDay.printed
        let name = card.revokedAt != nil ? "revoked" : card.holds(at: now) ? "holds" : "over"
        state = messages.text(
            "cards.state.\(name)", ["day": card.revokedAt?.businessDay.printed ?? ""])
        badge = name == "holds" ? "good" : name == "revoked" ? "bad" : "off"
        reason = card.revocation.map { messages.text("cards.revocation.\($0.rawValue)") }
    }

    private init() {
        (kind, issued, lasts) = ("Printed", "01/06/2026", "01/06/2027")
        (state, badge, reason) = ("Holds", "good", "Lost")
    }

    static let sample = CardLine()
}
