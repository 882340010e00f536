internal import Foundation
internal import Kernel

/// The signature of a file: a detached JWS with ES256 over the bytes as they are (RFC 7515 appendix F, RFC 7797).
struct FileSignature: Sendable {
    /// Which key is said to have signed.
    let keyCode: String
    /// What stands before the file in the signed text, with its dot.
    private let prefix: [UInt8]
    /// r and s, 64 bytes.
    private let signature: [UInt8]

    /// Longer than any that we take.
    static let longest = 1_000

    private struct Header: Decodable {
        let alg: String
        let kid: String
        let b64: Bool
        let crit: [String]
    }

    /// Reads `HEADER..SIGNATURE`.
    ///
    /// Throws `file_signature_missing`, `file_signature_unreadable` or `file_signature_algorithm`.
    init(_ text: String?) throws {
        guard let text = text.map({ $0.trimmingCharacters(in: .whitespacesAndNewlines) }), !text.isEmpty else {
            throw Refusal("file_signature_missing")
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= FileSignature.longest, parts.count == 3, parts[1].isEmpty,
            let json = FileSignature.bytes(parts[0]), let signature = FileSignature.bytes(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(json))
        else { throw Refusal("file_signature_unreadable") }
        // Whatever else a header may ask for is not understood, and must then be refused (RFC 7515, 4.1.11).
        guard header.alg == "ES256", !header.b64, header.crit == ["b64"], signature.count == 64 else {
            throw Refusal("file_signature_algorithm")
        }
        keyCode = header.kid
        prefix = Array("\(parts[0]).".utf8)
        self.signature = signature
    }

    /// Throws `file_signature_wrong` when the key did not sign exactly these bytes.
    func check(_ file: [UInt8], by key: FileKey) throws {
        guard key.hasSigned(prefix + file, signature) else {
            throw Refusal("file_signature_wrong", ["key": key.code])
        }
    }

    /// Base64 in the alphabet for addresses, without padding; nil for anything else.
    private static func bytes(_ text: Substring) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
        else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
        return Data(base64Encoded: padded).map(Array.init)
    }
}
