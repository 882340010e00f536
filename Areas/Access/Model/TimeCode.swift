internal import Crypto
internal import Foundation
internal import Kernel

/// The digits that an authenticator app shows for half a minute: TOTP (RFC 6238) over HOTP (RFC 4226).
///
/// SHA-1, six digits and 30 seconds are what every app understands; the strength lies in the secret and the throttle.
enum TimeCode {
    static let digits = 6
    private static let stepSeconds: Int64 = 30
    private static let secretLength = 20
    /// How many steps the clock of a telephone may be off, either way.
    private static let window: Int64 = 1

    static func makeSecret() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The number of the half minute since 1970.
    static func step(at instant: Instant) -> Int64 {
        instant.microseconds / 1_000_000 / stepSeconds
    }

    static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        return Digits.padded(Int(number % modulus), digits)
    }

    /// The step whose code this is, among today's and its neighbours; nil when it is none of theirs.
    static func step(of typed: String, _ secret: [UInt8], at now: Instant) -> Int64? {
        let typed = String(typed.filter { $0.isASCII && $0.isNumber })
        guard typed.utf8.count == digits else { return nil }
        let middle = step(at: now)
        return ((middle - window)...(middle + window)).first { code(secret, step: $0) == typed }
    }

    /// What an authenticator app takes in, as a link or typed over.
    static func address(_ secret: [UInt8], signInName: String) -> String {
        let name = signInName.replacing("@", with: "%40")
        return "otpauth://totp/PhucLoi:\(name)?secret=\(Base32.text(secret))&issuer=PhucLoi"
            + "&algorithm=SHA1&digits=\(digits)&period=\(stepSeconds)"
    }
}
