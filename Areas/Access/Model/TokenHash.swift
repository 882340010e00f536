internal import Crypto
internal import Foundation

/// How random tokens are stored: who reads the database cannot use them.
///
/// A plain hash is enough for 256 random bits; only what people choose needs a slow one.
enum TokenHash {
    static func of(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }
}
