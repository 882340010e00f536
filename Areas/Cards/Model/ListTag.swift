internal import Crypto

/// The tag by which a program knows a signed list: the beginning of its SHA-256.
enum ListTag {
    static func of(_ content: [UInt8]) -> String {
        SHA256.hash(data: content).prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
