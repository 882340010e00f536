package import CardFormat
package import Kernel

/// A card that was taken with a sale.
package struct CardUse: Sendable {
    package let id: [UInt8]
    /// The telephone's code; nil for a printed card.
    package let code: ChainCode?
    package let at: Instant
    /// The number of the point of sale.
    package let place: Int64

    package init(id: [UInt8], code: ChainCode?, at: Instant, place: Int64) {
        self.id = id
        self.code = code
        self.at = at
        self.place = place
    }
}
