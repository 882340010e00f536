internal import Cards
internal import Credential
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Everything that a counter's page must know to work without a network for a week.
struct CounterPackWire: Encodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case token, now, points, counter, root, days
        case statusLists = "status_lists"
        case mostItems = "most_items"
    }

    struct Place: Encodable, Sendable {
        let code: String
        let name: String
    }

    /// The counter of one point.
    struct Desk: Encodable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case point, products
            case pointKey = "point_key"
        }

        let point: Place
        /// In hexadecimal digits.
        let pointKey: String
        let products: [Goods]

        init(_ point: PointOfSale, _ counters: CountersFacade, fresh: [UInt8], in tx: Transaction) throws {
            let register = try counters.partners.register.value(in: tx)
            self.point = Place(code: point.code, name: point.name)
            pointKey = Hexadecimal.text(try DeviceQueries.pointKey(point.number, fresh: fresh, in: tx))
            products = CounterDesk(point, register, on: tx.today).offers.map(Goods.init)
        }
    }

    /// A product in force.
    struct Goods: Encodable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case code, name, offline
            case listPrice = "list_price"
            case memberPrice = "member_price"
            case discountMillionths = "discount_millionths"
            case leastAssurance = "least_assurance"
            case isLimited = "is_limited"
            case hasLimit = "has_limit"
            case hasPool = "has_pool"
        }

        let code: String
        let name: String
        let listPrice: Int64
        let memberPrice: Int64?
        let discountMillionths: Int64?
        let leastAssurance: Int64
        /// A limit for each member, or a pool for all: without a network only a lease promises that there is room.
        let isLimited: Bool
        let hasLimit: Bool
        let hasPool: Bool
        /// `refuse` or `record`.
        let offline: String

        init(_ offer: CounterDesk.Offer) {
            let price = offer.price
            code = offer.product.code
            name = price.name
            listPrice = price.listPrice.amount
            memberPrice = price.memberPrice?.amount
            discountMillionths = price.discount.map { Int64($0.millionths) }
            leastAssurance = price.demand.leastAssurance
            (hasLimit, hasPool) = (price.limitCount != nil, price.poolCount != nil)
            isLimited = hasLimit || hasPool
            offline = price.demand.offline.rawValue
        }
    }

    /// Goes into the header `x-csrf-token` of the other calls.
    let token: String
    /// Milliseconds since 1970.
    let now: Int64
    let points: [Place]
    /// Nil until a point is named.
    let counter: Desk?
    /// The root's public key, a JSON Web Key as text.
    let root: String?
    let statusLists: [Int64]
    /// How long a counter may go without a network.
    let days = 7
    let mostItems = CountersFacade.mostItems

    init(
        _ points: [PointOfSale], _ counter: Desk?, root: String?, lists: [Int64], token: String, at now: Instant
    ) {
        self.points = points.prefix(200).map { Place(code: $0.code, name: $0.name) }
        self.counter = counter
        self.root = root
        self.token = token
        statusLists = lists
        self.now = now.microseconds / 1_000
    }
}
