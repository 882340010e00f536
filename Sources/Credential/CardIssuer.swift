package import CardFormat

/// Signs cards.
package struct CardIssuer: Sendable {
    private let key: SigningKey

    /// - Parameter key: one that the trust list names for the use `card`.
    package init(key: SigningKey) {
        self.key = key
    }

    /// The signed card; its text for a QR code is `Presentation.text`.
    package func sign(_ card: Card) throws -> [UInt8] {
        try key.seal(card.claims, as: .card)
    }

    /// The text of a printed card.
    package func text(_ card: Card) throws -> String {
        String(decoding: Presentation.text(card: try sign(card)), as: UTF8.self)
    }
}

extension Card {
    /// A new random id, for every issue of every card.
    package static func newID() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<idWidth).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }
}
