package import CardFormat
package import Kernel

/// What the server knows of a card; the card itself is not kept.
package struct StoredCard: Sendable {
    /// The pseudonym, 8 bytes.
    package let id: [UInt8]
    package let memberNumber: Int64
    package let kind: CardOrder.Kind
    package let issuedAt: Instant
    package let expiresAt: Instant
    package let revokedAt: Instant?
    package let revocation: CardRevocation?
    /// The code that was accepted last with a sale.
    package let accepted: ChainCode?
    /// The last sale with it: when, and the number of its point of sale.
    package let usedAt: Instant?
    package let usedWhere: Int64?

    func holds(at now: Instant) -> Bool { revokedAt == nil && now < expiresAt }
}

/// A pseudonym as the ledger of cards keeps it: eight bytes as one whole number.
enum CardID {
    static func number(_ id: [UInt8]) -> Int64 {
        Int64(bitPattern: id.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    static func bytes(_ number: Int64) -> [UInt8] {
        let number = UInt64(bitPattern: number)
        return stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
