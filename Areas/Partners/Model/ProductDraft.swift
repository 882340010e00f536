internal import Imports
internal import Kernel

/// A row of `products` as it was read, before its agreement is looked up.
struct ProductDraft: Sendable, Hashable {
    let code: String
    let agreementCode: String
    let name: String
    let kind: ProductKind
    let isEssential: Bool
    let listPrice: Dong
    let discount: Percentage?
    let memberPrice: Dong?
    let days: DayRange
    let limitCount: Int64?
    let limitPeriod: LimitPeriod?
    let poolCount: Int64?
    let redeemMethod: String?
    let area: String?
    let demand: ProofDemand

    /// The largest limit or pool.
    private static let largestCount: Int64 = 1_000_000_000

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(ProductColumns.code)
        agreementCode = try fields.code(ProductColumns.agreementCode)
        name = try fields.text(ProductColumns.name)
        kind = try fields.choice(ProductColumns.kind, ProductKind.self)
        isEssential = try fields.truth(ProductColumns.essential)
        listPrice = try fields.amount(ProductColumns.listPrice)
        discount = try fields.optionalPercentage(ProductColumns.discountPercent)
        memberPrice = try fields.optionalAmount(ProductColumns.memberPrice)
        _ = try fields.day(ProductColumns.validFrom)
        days = try fields.range(ProductColumns.validFrom, ProductColumns.validTo)
        limitCount = try fields.optionalWholeNumber(ProductColumns.limitCount, in: 0...ProductDraft.largestCount)
        limitPeriod = try fields.optionalChoice(ProductColumns.limitPeriod, LimitPeriod.self)
        poolCount = try fields.optionalWholeNumber(ProductColumns.poolCount, in: 0...ProductDraft.largestCount)
        redeemMethod = try fields.optionalText(ProductColumns.redeemMethod)
        area = try fields.optionalText(ProductColumns.area)
        demand = ProofDemand(
            leastAssurance: try fields.optionalWholeNumber(ProductColumns.leastAssurance, in: 0...3) ?? 0,
            offline: try fields.optionalChoice(ProductColumns.offline, ProofDemand.Offline.self) ?? .refuse)
    }

    /// What tells one row of `products` from another.
    struct Key: Sendable, Hashable {
        let code: String
        let validFrom: Day?
    }

    var key: Key { Key(code: code, validFrom: days.from) }

    /// The row of the price history that the row tells of.
    func price(_ register: PartnerRegister) throws(RowFault) -> ProductPrice {
        guard let agreement = register.agreement(code: agreementCode) else {
            throw RowFault(.unknownAgreement, column: ProductColumns.agreementCode.name, value: agreementCode)
        }
        return ProductPrice(
            agreementNumber: agreement.number, name: name, kind: kind, isEssential: isEssential, listPrice: listPrice,
            discount: discount, memberPrice: memberPrice, days: days, limitCount: limitCount, limitPeriod: limitPeriod,
            poolCount: poolCount, redeemMethod: redeemMethod, area: area, demand: demand)
    }
}

/// The columns of `products`.
enum ProductColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã sản phẩm", "Mã hàng"], isRequired: true)
    static let agreementCode = ImportColumn(
        1, "agreement_code", captions: ["Mã thỏa thuận", "Số thỏa thuận"], isRequired: true)
    static let name = ImportColumn(2, "name", captions: ["Tên sản phẩm", "Tên sản phẩm, dịch vụ"], isRequired: true)
    static let kind = ImportColumn(3, "kind", captions: ["Loại sản phẩm", "Loại"], isRequired: true)
    static let essential = ImportColumn(4, "essential", captions: ["Thiết yếu", "Hàng thiết yếu"], isRequired: true)
    static let listPrice = ImportColumn(5, "list_price", captions: ["Giá niêm yết"], isRequired: true)
    static let discountPercent = ImportColumn(6, "discount_percent", captions: ["Mức giảm giá (%)", "Mức giảm (%)"])
    static let memberPrice = ImportColumn(7, "member_price", captions: ["Giá ưu đãi", "Giá cho đoàn viên"])
    static let validFrom = ImportColumn(
        8, "valid_from", captions: ["Ngày bắt đầu áp dụng", "Áp dụng từ ngày"], isRequired: true)
    static let validTo = ImportColumn(9, "valid_to", captions: ["Ngày thôi áp dụng", "Thôi áp dụng từ ngày"])
    static let limitCount = ImportColumn(10, "limit_count", captions: ["Hạn mức", "Số lần tối đa mỗi đoàn viên"])
    static let limitPeriod = ImportColumn(11, "limit_period", captions: ["Kỳ tính hạn mức", "Kỳ hạn mức"])
    static let poolCount = ImportColumn(12, "pool_count", captions: ["Tổng số suất", "Số suất"])
    static let redeemMethod = ImportColumn(13, "redeem_method", captions: ["Cách nhận ưu đãi", "Cách sử dụng"])
    static let area = ImportColumn(14, "area", captions: ["Khu vực áp dụng", "Khu vực"])
    static let leastAssurance = ImportColumn(15, "least_assurance", captions: ["Mức tin cậy tối thiểu"])
    static let offline = ImportColumn(16, "offline", captions: ["Khi mất mạng"])
    /// What a product may ask of a card; left out of a file in which no product asks anything.
    static let demands = [leastAssurance, offline]
    static let all = [
        code, agreementCode, name, kind, essential, listPrice, discountPercent, memberPrice, validFrom, validTo,
        limitCount, limitPeriod, poolCount, redeemMethod, area, leastAssurance, offline,
    ]
}
