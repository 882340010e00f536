internal import Crypto
internal import Foundation

/// A printed code that stands in for the telephone once; looks like a one-time code.
enum RecoveryCode {
    static let count = 10

    static func makeAll() -> [String] { (0..<count).map { _ in OneTimeCode.make() } }

    /// What is stored, bound to its account.
    static func hash(_ typed: String, accountID: String) -> [UInt8] {
        let code = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return Array(SHA256.hash(data: Data("recovery-code \(accountID) \(code)".utf8)))
    }
}
