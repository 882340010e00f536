import CardFormat
import Credential
import Crypto
import Foundation

/// A telephone with a key of its own.
struct KeyedTelephone {
    let device = TelephoneDevice()

    /// What the server is asked for.
    var wish: String { "{\"key\":\"\(Hexadecimal.text(device.publicKey.compressed))\"}" }

    /// What it shows for a number of a shop, or for any other bytes.
    func answers(_ card: String, _ challenge: [UInt8]) throws -> String {
        let bytes = try Base45.decode(Array(card.utf8).dropFirst(Presentation.prefix.count))
        let id = try Presentation(text: Array(card.utf8)).card.id
        let signature = try device.answer(challenge, card: id)
        return String(decoding: Presentation.text(card: bytes, proof: .signature(signature)), as: UTF8.self)
    }

    /// The body that asks for new cards; what is sent may be another wish than the one that was signed.
    func renewal(_ card: String, _ wish: String, sent: String? = nil) throws -> String {
        let digest = [UInt8](SHA256.hash(data: Data(wish.utf8)))
        return KeyedTelephone.body(shown: try answers(card, digest), wish: sent ?? wish)
    }

    static func body(shown: String, wish: String) -> String {
        let body = ["shown": shown, "wish": wish]
        return String(decoding: (try? JSONEncoder().encode(body)) ?? Data(), as: UTF8.self)
    }
}
