internal import Kernel
internal import Organisation
internal import Web

/// An agreement with its parties and everything it commits to on a day (clause 0.04).
enum AgreementSheet {
    static func path(_ agreement: Agreement) -> LocalPath { LocalPath("/agreements/\(agreement.code)") }
    static func path(_ agreement: Agreement, _ format: String) -> LocalPath {
        LocalPath("/agreements/\(agreement.code)/sheet.\(format)")
    }

    static func sheet(
        _ agreement: Agreement, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet {
        let partner = ground.register.partner(agreement.partnerNumber)
        let goods = goods(of: agreement, on: query.day, ground)
        let range = DiscountRange(goods.compactMap { $0.price.discountRate })
        return RegisterSheet(
            register: .agreements, path: path(agreement),
            title: words.text("sheet.agreement", ["code": agreement.code]),
            links: ground.signing?.holds(agreement, on: ground.today) ?? false
                ? [.init(label: words.text("agreement.end_link"), path: AgreementEndPage.path(agreement))] : [],
            downloads: [
                .init(label: words.text("download_csv"), path: path(agreement, "csv")),
                .init(label: words.text("download_xlsx"), path: path(agreement, "xlsx")),
            ],
            facts: [
                .init(label: words.text("column.unit"), value: parties(agreement, query.day, ground)),
                .init(
                    label: words.text("column.partner"), value: partner.map { words.named($0.name, $0.code) } ?? "",
                    path: partner.map(PartnerSheet.path)),
                .init(label: words.text("column.level"), value: words.level(agreement.level)),
                .init(label: words.text("column.signed_on"), value: agreement.signedOn?.printed ?? ""),
                .init(label: words.text("column.valid_from"), value: agreement.days.from?.printed ?? ""),
                .init(
                    label: words.text("column.valid_to"),
                    value: agreement.days.to?.printed ?? words.text("without_end")),
                .init(label: words.text("column.covers"), value: words.covers(agreement.covers)),
                .init(label: words.text("fact.goods"), value: String(goods.count)),
                .init(label: words.text("fact.range"), value: range.map(words.range) ?? ""),
            ],
            sections: [
                .init(
                    title: words.text("sheet.commitments"),
                    table: ProductsRegister.table(goods, ground, words, namesParties: false),
                    whenEmpty: words.text("sheet.no_commitments"))
            ])
    }

    /// What it commits to on the day; before it begins, on its first day.
    static func goods(
        of agreement: Agreement, on day: Day, _ ground: PartnerGround
    ) -> [PartnerGround.Commitment] {
        let first = agreement.days.from ?? day
        return ground.commitments(on: max(day, first)) { $0.number == agreement.number }
    }

    /// The unit as it was named at the signing and, where another one stands for it now, that one.
    private static func parties(_ agreement: Agreement, _ day: Day, _ ground: PartnerGround) -> String {
        guard let unit = ground.tree.unit(agreement.unitNumber) else { return "" }
        let signed = ground.tree.name(of: unit, on: agreement.signedOn ?? day)
        let heir = ground.tree.heir(of: unit.number, made: agreement.days.from, on: day)
            .flatMap { ground.tree.unit($0) }
        guard let heir, heir.number != unit.number else { return "\(signed) (\(unit.code))" }
        return "\(signed) (\(unit.code)) → \(ground.tree.name(of: heir, on: day)) (\(heir.code))"
    }
}
