internal import Foundation

/// Base64 in the alphabet for addresses, without padding (RFC 4648, 5).
enum Base64Address {
    static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// With or without its padding; nil for other characters.
    static func bytes(_ text: String) -> [UInt8]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/").prefix { $0 != "=" }
        let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
        return Data(base64Encoded: String(padded)).map(Array.init)
    }
}
