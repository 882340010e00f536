internal import Web

/// Tokens of programs: `phucloi_` and 256 random bits, so that one which leaks is known for what it is.
enum ClientToken {
    private static let prefix = "phucloi_"

    static func make() -> String { prefix + Secret.make() }

    /// Anything else need not be looked up.
    static func hasShape(_ text: String) -> Bool {
        text.hasPrefix(prefix) && Secret.hasShape(String(text.dropFirst(prefix.count)))
    }
}
