/// What a device asks about leases in one call: room that it wants, and leases under which it sells no more.
struct LeaseOrder: Sendable, Decodable {
    private enum CodingKeys: String, CodingKey {
        case wishes, returns
        case lastItem = "last_item"
    }

    struct Wish: Sendable, Decodable {
        private enum CodingKeys: String, CodingKey {
            case id, units, card
            case productCode = "product_code"
        }

        let id: String
        let productCode: String
        /// Units of the pool; 1 when it is missing.
        let units: Int64?
        /// The card of the member whose limit is meant; nil for the pool.
        let card: String?
    }

    struct Return: Sendable, Decodable {
        let lease: Int64
        /// The numbers of items under it that have no receipt yet.
        let items: [Int64]
    }

    let wishes: [Wish]
    let returns: [Return]
    /// The last item that the device has numbered.
    let lastItem: Int64

    /// How many wishes and returns one call may hold.
    static let most = 200

    var isReadable: Bool {
        wishes.count <= LeaseOrder.most && returns.count <= LeaseOrder.most && lastItem >= 0
            && wishes.allSatisfy { (8...64).contains($0.id.utf8.count) && (1...9_999).contains($0.units ?? 1) }
            && returns.allSatisfy { $0.items.count <= LeaseOrder.most }
    }
}
