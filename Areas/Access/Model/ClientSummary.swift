package import Kernel

/// A program with a token, as lists show it; the token itself is known to nobody.
package struct ClientSummary: Sendable {
    package let id: String
    package let name: String
    package let kind: ClientKind
    package let scope: Scope
    package let madeAt: Instant
    package let isEnded: Bool
    /// When its token was last looked up, to the minute; nil for never.
    package let lastUsedAt: Instant?
}
