/// Bytes as capital letters and digits (RFC 4648, 6), without padding, as authenticator apps read secrets.
enum Base32 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(signs[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(signs[buffer << (5 - bits) & 31]) }
        return text
    }
}
