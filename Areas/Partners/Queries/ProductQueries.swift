internal import Kernel
internal import Storage

/// The statements about products and their price histories.
enum ProductQueries {
    static func all(in tx: Transaction) throws -> [Product] {
        var prices: [Int64: [ProductPrice]] = [:]
        let statement: SQL = """
            SELECT product_number, agreement_number, name, kind, is_essential, list_price, discount_millionths,
                member_price, valid_from, valid_to, limit_count, limit_period, pool_count, redeem_method, area,
                least_assurance, offline
            FROM product_price ORDER BY product_number, valid_from
            """
        try tx.forEach(statement) { row in prices[try row.integer(0), default: []].append(try price(row)) }
        return try tx.rows("SELECT number, code FROM product ORDER BY number").map { row in
            let number = try row.integer(0)
            return Product(number: number, code: try row.text(1), prices: prices[number] ?? [])
        }
    }

    static func insert(_ products: some Sequence<(Int64, String)>, in tx: Transaction) throws {
        try tx.insert(into: "product", ["number", "code"], rows: products.map { [$0.sqlValue, $1.sqlValue] })
    }

    static func insert(_ prices: [(product: Int64, price: ProductPrice)], in tx: Transaction) throws {
        try tx.insert(
            into: "product_price",
            [
                "product_number", "agreement_number", "name", "folded_name", "sort_key", "kind", "is_essential",
                "list_price", "discount_millionths", "member_price", "valid_from", "valid_to", "limit_count",
                "limit_period", "pool_count", "redeem_method", "area", "least_assurance", "offline",
            ],
            rows: prices.map { product, price in
                [
                    product.sqlValue, price.agreementNumber.sqlValue, price.name.sqlValue,
                    VietnameseText.folded(price.name).sqlValue, VietnameseText.sortKey(price.name).sqlValue,
                    price.kind.rawValue.sqlValue, price.isEssential.sqlValue, price.listPrice.sqlValue,
                    (price.discount?.millionths).sqlValue, price.memberPrice.sqlValue, price.days.from.sqlValue,
                    price.days.to.sqlValue, price.limitCount.sqlValue, (price.limitPeriod?.rawValue).sqlValue,
                    price.poolCount.sqlValue, price.redeemMethod.sqlValue, price.area.sqlValue,
                    price.demand.leastAssurance.sqlValue, price.demand.offline.rawValue.sqlValue,
                ]
            })
    }

    static func update(_ price: ProductPrice, of product: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE product_price SET agreement_number = \(price.agreementNumber), name = \(price.name),
                folded_name = \(VietnameseText.folded(price.name)), sort_key = \(VietnameseText.sortKey(price.name)),
                kind = \(price.kind.rawValue), is_essential = \(price.isEssential), list_price = \(price.listPrice),
                discount_millionths = \(price.discount?.millionths), member_price = \(price.memberPrice),
                valid_to = \(price.days.to), limit_count = \(price.limitCount),
                limit_period = \(price.limitPeriod?.rawValue), pool_count = \(price.poolCount),
                redeem_method = \(price.redeemMethod), area = \(price.area),
                least_assurance = \(price.demand.leastAssurance), offline = \(price.demand.offline.rawValue)
            WHERE product_number = \(product) AND valid_from = \(price.days.from)
            """)
    }

    private static func price(_ row: Row) throws -> ProductPrice {
        ProductPrice(
            agreementNumber: try row.integer(1), name: try row.text(2), kind: try row.word(3, ProductKind.self),
            isEssential: try row.bool(4), listPrice: try row.dong(5),
            discount: try row.optionalInteger(6).flatMap { Percentage(millionths: $0) },
            memberPrice: row.isNull(7) ? nil : try row.dong(7),
            days: DayRange(from: try row.day(8), to: try row.optionalDay(9)), limitCount: try row.optionalInteger(10),
            limitPeriod: try row.optionalWord(11, LimitPeriod.self), poolCount: try row.optionalInteger(12),
            redeemMethod: try row.optionalText(13), area: try row.optionalText(14),
            demand: ProofDemand(
                leastAssurance: try row.integer(15), offline: try row.word(16, ProofDemand.Offline.self)))
    }
}
