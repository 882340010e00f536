/// A product as the catalogue writes it down.
struct ProductEntry: Sendable {
    /// A row of the price history, which holds until the next one begins.
    struct Row: Sendable {
        let from: Int
        let listPrice: Int64
        let percent: String?
        let memberPrice: Int64?
        /// Where the row ends before the next one begins, or ends at all.
        let until: Int?
        /// Where it is not the product's first agreement any more.
        let agreement: String?
        let limit: Int?
        let pool: Int?

        init(
            _ from: Int, _ listPrice: Int64, _ percent: String? = nil, price memberPrice: Int64? = nil,
            until: Int? = nil, agreement: String? = nil, limit: Int? = nil, pool: Int? = nil
        ) {
            self.from = from
            self.listPrice = listPrice
            self.percent = percent
            self.memberPrice = memberPrice
            self.until = until
            self.agreement = agreement
            self.limit = limit
            self.pool = pool
        }
    }

    let code: String
    let name: String
    let agreement: String
    let kind: SampleProduct.Kind
    let isEssential: Bool
    let popularity: Int
    let mostAtOnce: Int
    let period: SampleProduct.Period?
    let redeemMethod: String
    let rows: [Row]

    init(
        _ code: String, _ name: String, _ agreement: String, _ kind: SampleProduct.Kind = .goods,
        essential: Bool = true, popularity: Int = 10, most: Int = 1, per period: SampleProduct.Period? = nil,
        by redeemMethod: String = ProductEntry.card, _ rows: [Row]
    ) {
        self.code = code
        self.name = name
        self.agreement = agreement
        self.kind = kind
        isEssential = essential
        self.popularity = popularity
        mostAtOnce = most
        self.period = period
        self.redeemMethod = redeemMethod
        self.rows = rows
    }

    static let card = "Xuất trình thẻ đoàn viên"
    static let scan = "Quét mã trên thẻ đoàn viên"
    static let list = "Đăng ký theo danh sách của công đoàn cơ sở"
    static let slip = "Phiếu mua hàng do công đoàn cơ sở cấp"
}
