internal import Foundation
internal import Kernel

/// What may be a password: length is what counts (NIST SP 800-63B), with the few that everybody tries left out.
enum PasswordRules {
    static let shortest = 10
    /// Bounds the work of hashing; longer than any sentence that somebody would type.
    static let longest = 200

    private static let common: Set<String> = [
        "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "1q2w3e4r5t", "qwertyuiop",
        "password12", "password123", "password1234", "iloveyou123", "matkhau123", "matkhau1234", "matkhau12345",
        "congdoan123", "congdoan2025", "congdoan2026", "vietnam123", "vietnam1234", "vietnam2025", "vietnam2026",
        "phucloi123", "phucloi1234", "phucloi2025", "phucloi2026", "administrator", "admin12345", "admin123456",
    ]

    /// One spelling of a password, because systems type the same tone marks in different ways.
    static func normalised(_ password: String) -> String {
        password.precomposedStringWithCanonicalMapping
    }

    /// Throws what is wrong with it.
    static func check(_ password: String, signInName: String) throws {
        let password = normalised(password)
        guard password.count >= shortest else {
            throw Refusal("password_too_short", ["count": String(shortest)])
        }
        guard password.count <= longest else { throw Refusal("password_too_long", ["count": String(longest)]) }
        let lowered = password.lowercased()
        guard !lowered.contains(signInName) else { throw Refusal("password_contains_name") }
        let folded = VietnameseText.folded(password).replacing(" ", with: "")
        guard !common.contains(lowered), !common.contains(folded), Set(lowered).count > 2 else {
            throw Refusal("password_too_common")
        }
    }
}
