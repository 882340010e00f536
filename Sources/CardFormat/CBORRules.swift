/// How much of RFC 8949 a reader takes, and how large it may be.
package struct CBORRules: Sendable {
    /// How many values may stand within one another.
    package var depth: Int
    /// How many values there may be in all.
    package var items: Int
    /// Whether numbers and lengths must be told, and in the fewest bytes (RFC 8949, 4.2.1).
    package var isStrict: Bool
    /// Whether a map may hold a key twice; then it is well-formed and still not valid.
    package var takesDuplicateKeys: Bool

    /// Anybody's bytes: all that is well-formed.
    package static let anybody = CBORRules(depth: 128, items: 1 << 20, isStrict: false, takesDuplicateKeys: true)
    /// A signed message of somebody else.
    package static let message = CBORRules(depth: 32, items: 1 << 16, isStrict: false, takesDuplicateKeys: false)
    /// A card and what it is shown with.
    package static let card = CBORRules(depth: 6, items: 64, isStrict: true, takesDuplicateKeys: false)
    /// A trust list or a status list: ours, so in one way only.
    package static let list = CBORRules(depth: 8, items: 1 << 14, isStrict: true, takesDuplicateKeys: false)
}
