internal import CardFormat
internal import Credential
internal import Kernel

/// A key of the server with the days on which it signs; its secret is sealed.
struct CardKey: Sendable {
    /// 4 bytes.
    let id: [UInt8]
    let purpose: TrustedKey.Use
    /// x and y, 64 bytes.
    let point: [UInt8]
    /// Only `KeySafe` reads it.
    let secret: [UInt8]
    let notBefore: Instant
    /// The first moment at which what it signed no longer counts.
    let notAfter: Instant
    let madeAt: Instant
    let removedAt: Instant?
    /// Why it was removed.
    let removal: String?

    /// As a trust list names it.
    var trusted: TrustedKey {
        TrustedKey(
            id: id, x: Array(point.prefix(32)), y: Array(point.suffix(32)), notBefore: notBefore.unixSeconds,
            notAfter: notAfter.unixSeconds, use: purpose)
    }

    var name: String { KeyName.text(id) }
}

/// How a key's number is written: eight lower-case hexadecimal digits.
enum KeyName {
    static func text(_ id: [UInt8]) -> String { Hexadecimal.text(id) }

    /// Nil for anything else than eight hexadecimal digits.
    static func id(_ text: String) -> [UInt8]? {
        Hexadecimal.bytes(text).flatMap { $0.count == 4 ? $0 : nil }
    }
}

extension TrustedKey.Use {
    /// As it is stored and typed.
    var name: String { "\(word)" }

    init?(name: String) {
        guard let found = TrustedKey.Use.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
