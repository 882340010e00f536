internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// The catalogue of what is promised on a day: prices, discounts, where and how (clause 0.04).
enum ProductsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let unit = try query.unit(in: ground.tree)
        let goods = ground.commitments(on: query.day) { agreement in
            unit.map { ground.covers(agreement, $0, on: query.day) } ?? true
        }.filter { commitment in
            let partner = ground.register.partner(commitment.agreement.partnerNumber)
            return query.choice("kind").map { $0 == commitment.price.kind.rawValue } ?? true
                && query.choice("essential").map { ($0 == "yes") == commitment.price.isEssential } ?? true
                && query.finds(commitment.price.name, commitment.product.code, partner?.name, commitment.price.area)
        }.sorted {
            VietnameseText.sortKey($0.price.name).lexicographicallyPrecedes(VietnameseText.sortKey($1.price.name))
        }
        let range = DiscountRange(goods.compactMap { $0.price.discountRate })
        var tiles = [RegisterView.Tile(value: Digits.grouped(Int64(goods.count)), label: words.text("tile.goods"))]
        if let range { tiles.append(.init(value: words.range(range), label: words.text("tile.range"))) }
        return RegisterView(
            table: table(goods, ground, words), tiles: tiles, selects: selects(query, words), asksForUnit: true,
            whenEmpty: words.text("products.empty"))
    }

    /// Also an agreement's own list of commitments.
    static func table(
        _ goods: [PartnerGround.Commitment], _ ground: PartnerGround, _ words: RegisterWords,
        namesParties: Bool = true
    ) -> RegisterTable {
        let all = columns(words)
        let shown = namesParties ? all : all.enumerated().filter { !parties.contains($0.offset) }.map(\.element)
        return RegisterTable(title: words.text("products.title"), shown, goods) { commitment in
            let (price, agreement) = (commitment.price, commitment.agreement)
            let partner = ground.register.partner(agreement.partnerNumber)
            let row: [RegisterCell] = [
                .text(commitment.product.code, to: ProductSheet.path(commitment.product)), .text(price.name),
                .text(words.productKind(price.kind)), .text(words.essential(price)), .money(price.listPrice),
                .money(price.agreedPrice(quantity: 1)), .percent(price.discountRate), .text(partner?.name),
                .text(agreement.code, to: AgreementSheet.path(agreement)), .day(price.days.from),
                .day(price.days.to), .text(price.area), .text(words.bound(price.limitCount, price.limitPeriod)),
                .text(words.bound(price.poolCount, price.limitPeriod)), .text(price.redeemMethod),
                .warning(words.warning(price, ground.caps)),
            ]
            return namesParties ? row : row.enumerated().filter { !parties.contains($0.offset) }.map(\.element)
        }
    }

    /// The places of the columns that an agreement's own sheet does without.
    private static let parties = 7...8

    private static func selects(_ query: RegisterQuery, _ words: RegisterWords) -> [SelectField] {
        [
            words.select(
                "kind", ProductKind.allCases.map { ($0.rawValue, words.productKind($0)) },
                chosen: query.choice("kind")),
            words.select(
                "essential", [("yes", words.text("choice.essential")), ("no", words.text("choice.not_essential"))],
                chosen: query.choice("essential")),
        ]
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("code", width: 18), words.column("product", width: 36), words.column("product_kind"),
            words.column("essential"), words.column("list_price", .money), words.column("member_price", .money),
            words.column("discount", .percent), words.column("partner", width: 40),
            words.column("agreement", width: 16), words.column("valid_from", .day), words.column("valid_to", .day),
            words.column("area", width: 24), words.column("limit", width: 24), words.column("pool", width: 24),
            words.column("redeem_method", width: 32), words.column("warning", width: 40),
        ]
    }
}
