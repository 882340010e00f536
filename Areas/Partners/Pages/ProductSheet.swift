internal import Documents
internal import Kernel
internal import Web

/// A product with its history of prices, limits and pools (clause 0.04), and what the law says of its discounts.
enum ProductSheet {
    static func path(_ product: Product) -> LocalPath { LocalPath("/products/\(product.code)") }

    static func sheet(
        _ product: Product, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet? {
        let prices = product.prices.filter { price in
            ground.register.agreement(price.agreementNumber).map { ground.sees($0.partnerNumber) } ?? false
        }
        guard let shown = prices.last(where: { $0.days.contains(query.day) }) ?? prices.last else { return nil }
        let agreement = ground.register.agreement(shown.agreementNumber)
        let partner = agreement.flatMap { ground.register.partner($0.partnerNumber) }
        return RegisterSheet(
            register: .products, path: path(product), title: shown.name,
            links: partner.map { [.init(label: words.text("instructions.open"), path: InstructionSheet.path($0))] }
                ?? [],
            warnings: [words.warning(shown, ground.caps)].compactMap { $0 },
            facts: [
                .init(label: words.text("column.code"), value: product.code),
                .init(label: words.text("column.product_kind"), value: words.productKind(shown.kind)),
                .init(label: words.text("column.essential"), value: words.essential(shown)),
                .init(
                    label: words.text("column.partner"), value: partner?.name ?? "",
                    path: partner.map(PartnerSheet.path)),
                .init(
                    label: words.text("column.agreement"), value: agreement?.code ?? "",
                    path: agreement.map(AgreementSheet.path)),
                .init(label: words.text("column.area"), value: shown.area ?? ""),
                .init(label: words.text("column.redeem_method"), value: shown.redeemMethod ?? ""),
                .init(
                    label: words.text("column.limit"), value: words.bound(shown.limitCount, shown.limitPeriod) ?? ""),
                .init(label: words.text("column.pool"), value: words.bound(shown.poolCount, shown.limitPeriod) ?? ""),
                .init(
                    label: words.text("column.least_assurance"),
                    value: words.text("assurance.\(shown.demand.leastAssurance)")),
                .init(
                    label: words.text("column.offline"), value: words.text("offline.\(shown.demand.offline.rawValue)")),
            ],
            sections: [
                .init(
                    title: words.text("sheet.prices"), table: history(prices, ground, words),
                    whenEmpty: words.text("sheet.no_prices"))
            ])
    }

    private static func history(
        _ prices: [ProductPrice], _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterTable {
        let columns = [
            words.column("valid_from", .day), words.column("valid_to", .day), words.column("list_price", .money),
            words.column("member_price", .money), words.column("discount", .percent), words.column("agreement"),
            words.column("limit"), words.column("pool"), words.column("warning"),
        ]
        return RegisterTable(title: words.text("sheet.prices"), columns, prices) { price in
            let agreement = ground.register.agreement(price.agreementNumber)
            return [
                .day(price.days.from), .day(price.days.to), .money(price.listPrice),
                .money(price.agreedPrice(quantity: 1)), .percent(price.discountRate),
                .text(agreement?.code, to: agreement.map(AgreementSheet.path)),
                .text(words.bound(price.limitCount, price.limitPeriod)),
                .text(words.bound(price.poolCount, price.limitPeriod)),
                .warning(words.warning(price, ground.caps)),
            ]
        }
    }
}
