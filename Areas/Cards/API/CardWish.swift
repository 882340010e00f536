internal import CardFormat
internal import Credential
internal import Web

/// What a telephone asks a card for: the chain of codes that it made, or the key that it made.
struct CardWish: Decodable {
    enum CodingKeys: String, CodingKey {
        case id, anchor, key
        case startMinute = "start_minute"
    }

    let id: String?
    let anchor: String?
    let startMinute: UInt32?
    /// The public half of a key on P-256, compressed (SEC 1, 2.3.3), in hexadecimal digits.
    let key: String?

    /// Throws `bad_card_request` when it is neither, both, or has not the right width.
    var proof: CardOrder.Proof {
        get throws {
            switch (id, anchor, startMinute, key) {
            case (let id?, let anchor?, let startMinute?, nil):
                guard let value = Hexadecimal.bytes(anchor), value.count == HashChain.width else { break }
                return .phone(
                    id: try OwnCardCalls.pseudonym(id), anchor: ChainAnchor(value: value, startMinute: startMinute))
            case (nil, nil, nil, let key?):
                guard let point = Hexadecimal.bytes(key), let device = DeviceKey(compressed: point) else { break }
                return .device(device)
            default: break
            }
            throw Problem(.badRequest, "bad_card_request")
        }
    }
}
