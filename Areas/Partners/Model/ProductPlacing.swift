internal import Imports
internal import Kernel

/// Judges the rows of `products` one after another against the price histories and the rows before them.
struct ProductPlacing {
    /// A row of a price history with the code of its product.
    struct Entry {
        let code: String
        let price: ProductPrice
    }

    private(set) var added: [Entry] = []
    private(set) var changed: [Entry] = []
    private let register: PartnerRegister
    private let updates: Bool
    private let own: OwnPartners
    private var histories: [String: [ProductPrice]] = [:]
    private var taken: [ProductDraft.Key: ProductDraft] = [:]

    init(_ register: PartnerRegister, updates: Bool, own: OwnPartners) {
        self.register = register
        self.updates = updates
        self.own = own
    }

    mutating func place(_ draft: ProductDraft, _ fields: Fields) throws(RowFault) -> RowOutcome {
        if let earlier = taken[draft.key] {
            guard earlier != draft else { return .alreadyThere }
            throw RowFault(.duplicateKey, column: ProductColumns.code.name, value: draft.code)
        }
        let price = try draft.price(register)
        try checkOwn(price, draft)
        let outcome = try settle(price, of: draft.code, fields)
        taken[draft.key] = draft
        return outcome
    }

    /// The agreement and every row that stands under the code are the sender's own.
    private func checkOwn(_ price: ProductPrice, _ draft: ProductDraft) throws(RowFault) {
        func partner(_ price: ProductPrice) -> Int64? { register.agreement(price.agreementNumber)?.partnerNumber }
        try own.check([partner(price)], ProductColumns.agreementCode, draft.agreementCode)
        let history = register.product(code: draft.code)?.prices ?? []
        try own.check(history.map(partner), ProductColumns.code, draft.code)
    }

    private mutating func settle(
        _ price: ProductPrice, of code: String, _ fields: Fields
    ) throws(RowFault) -> RowOutcome {
        var history = histories[code] ?? register.product(code: code)?.prices ?? []
        let outcome: RowOutcome
        if let place = history.firstIndex(where: { $0.days.from == price.days.from }) {
            guard history[place] != price else { return .alreadyThere }
            guard updates else {
                throw Stated.contradiction(price, history[place], ProductPrice.stated, fields)
            }
            history.remove(at: place)
            try checkOverlap(price, history, fields)
            changed.append(Entry(code: code, price: price))
            outcome = .updated
        } else {
            try checkOverlap(price, history, fields)
            added.append(Entry(code: code, price: price))
            outcome = .taken
        }
        histories[code] = history + [price]
        return outcome
    }

    private func checkOverlap(
        _ price: ProductPrice, _ others: [ProductPrice], _ fields: Fields
    ) throws(RowFault) {
        guard others.contains(where: { $0.days.overlaps(price.days) }) else { return }
        throw RowFault(
            .badValue, column: ProductColumns.validFrom.name, value: fields.raw(ProductColumns.validFrom),
            expects: .noOverlap)
    }
}

extension ProductPrice {
    fileprivate static let stated: [Stated<ProductPrice>] = [
        Stated(ProductColumns.agreementCode) { $0.agreementNumber },
        Stated(ProductColumns.name) { $0.name },
        Stated(ProductColumns.kind) { $0.kind },
        Stated(ProductColumns.essential) { $0.isEssential },
        Stated(ProductColumns.listPrice) { $0.listPrice },
        Stated(ProductColumns.discountPercent) { $0.discount },
        Stated(ProductColumns.memberPrice) { $0.memberPrice },
        Stated(ProductColumns.validTo) { $0.days },
        Stated(ProductColumns.limitCount) { $0.limitCount },
        Stated(ProductColumns.limitPeriod) { $0.limitPeriod },
        Stated(ProductColumns.poolCount) { $0.poolCount },
        Stated(ProductColumns.redeemMethod) { $0.redeemMethod },
        Stated(ProductColumns.area) { $0.area },
        Stated(ProductColumns.leastAssurance) { $0.demand.leastAssurance },
        Stated(ProductColumns.offline) { $0.demand.offline },
    ]
}
