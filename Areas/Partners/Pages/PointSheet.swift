internal import Kernel
internal import Organisation
internal import Web

/// A point of sale with what is sold there to members on a day (clause 0.12).
enum PointSheet {
    static func path(_ point: PointOfSale) -> LocalPath { LocalPath("/points/\(point.code)") }

    static func sheet(
        _ point: PointOfSale, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) -> RegisterSheet {
        let partner = ground.register.partner(point.partnerNumber)
        let line = point.division.map { ground.divisions.lineage(of: $0) } ?? []
        let isOpen = point.days.contains(query.day)
        let goods = isOpen ? ground.goods(at: point, on: query.day, among: ground.commitments(on: query.day)) : []
        let range = DiscountRange(goods.compactMap { $0.price.discountRate })
        return RegisterSheet(
            register: .points, path: path(point), title: point.name,
            links: (partner.map { [.init(label: words.text("instructions.open"), path: InstructionSheet.path($0))] }
                ?? []) + [.init(label: words.text("board.open"), path: LocalPath("/boards/\(point.code)"))],
            facts: [
                .init(label: words.text("column.code"), value: point.code),
                .init(
                    label: words.text("column.partner"), value: partner?.name ?? "",
                    path: partner.map(PartnerSheet.path)),
                .init(label: words.text("column.address"), value: point.address ?? ""),
                .init(label: words.text("column.division"), value: line.map(\.name).joined(separator: ", ")),
                .init(label: words.text("column.opened_on"), value: point.days.from?.printed ?? ""),
                .init(label: words.text("column.closed_on"), value: point.days.to?.printed ?? ""),
                .init(label: words.text("column.host"), value: ground.host(of: point, on: query.day)?.name ?? ""),
                .init(label: words.text("fact.range"), value: range.map(words.range) ?? ""),
            ],
            sections: [
                .init(
                    title: words.text("sheet.goods"), table: ProductsRegister.table(goods, ground, words),
                    whenEmpty: words.text(isOpen ? "sheet.no_goods" : "sheet.closed"))
            ])
    }
}
