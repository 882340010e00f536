/// Why a card no longer holds.
package enum CardRevocation: String, Sendable, CaseIterable {
    /// The member said that it is lost.
    case lost
    /// The member stopped it.
    case stopped
    /// Another card took its place.
    case replaced
    /// The member left, or the number was given in error.
    case left
}
