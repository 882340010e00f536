internal import Crypto
internal import Foundation

/// A printed code with which a person sets a first or a new password: `K7QD-M2XP-9RTW`.
///
/// Twelve of 31 signs are 59 bits: with a few tries an hour and seven days to live nobody guesses it, and it can
/// be read aloud over a bad line, because 0 and O, 1, I and L are left out.
enum OneTimeCode {
    static let lifeSeconds: Int64 = 7 * 86_400
    private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    private static let count = 12

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        var code = ""
        for index in 0..<count {
            if index > 0, index % 4 == 0 { code += "-" }
            code.append(signs[Int.random(in: 0..<signs.count, using: &generator)])
        }
        return code
    }

    /// What is stored: bound to its account, so that equal codes of two accounts do not look equal.
    static func hash(_ typed: String, accountID: String) -> [UInt8] {
        let code = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return Array(SHA256.hash(data: Data("one-time-code \(accountID) \(code)".utf8)))
    }
}
