internal import Foundation
internal import Kernel

/// What a device wrote into a sale beside what the ledger reads: its leases, and whether it could promise anything.
struct ItemPromise: Sendable, Decodable {
    private enum CodingKeys: String, CodingKey {
        case leases, light, id
        case productCode = "product_code"
        case paidAmount = "paid_amount"
    }

    /// The leases under which the sale was made.
    var leases: Set<Int64> = []
    /// The counter showed amber: written down, and left to the ledger and then to a person.
    var isAmber = false
    /// What a person is shown of an item that the ledger cannot read.
    var id: String?
    var productCode: String?
    var paidAmount: Int64?

    /// Each key by itself: what is of another kind than it should be is as if it were missing.
    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        leases = Set((try? keys.decode([Int64].self, forKey: .leases)) ?? [])
        isAmber = (try? keys.decode(String.self, forKey: .light)) == "amber"
        id = ItemPromise.shown(try? keys.decode(String.self, forKey: .id))
        productCode = ItemPromise.shown(try? keys.decode(String.self, forKey: .productCode))
        paidAmount = try? keys.decode(Int64.self, forKey: .paidAmount)
    }

    private init() {}

    /// The most letters of an id or code; a till's are shorter.
    private static let mostLetters = 60

    /// Nil for what is too long to be a code, or holds what no database keeps.
    private static func shown(_ text: String?) -> String? {
        text.flatMap { $0.count <= mostLetters && !VietnameseText.hasControlCharacter($0, besides: "") ? $0 : nil }
    }

    static func read(_ body: String) -> ItemPromise {
        (try? JSONDecoder().decode(ItemPromise.self, from: Data(body.utf8))) ?? ItemPromise()
    }
}
