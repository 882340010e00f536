internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// Welfare points at grassroots unions with what is sold there, inside a unit on a day (clauses 3.12 and 3.16).
enum WelfarePointsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let unit = try query.unit(in: ground.tree)
        let register = ground.register
        let found = WelfarePoints(ground, in: unit, on: query.day) { point, host in
            query.finds(point.name, point.code, point.address, host.name, register.partner(point.partnerNumber)?.name)
        }
        let table = RegisterTable(title: words.text("welfare_points.title"), columns(words), found.lines) { line in
            let price = line.commitment?.price
            return [
                .text(line.point.name, to: PointSheet.path(line.point)),
                .text(price?.name, to: line.commitment.map { ProductSheet.path($0.product) }),
                .money(price?.listPrice), .money(price?.agreedPrice(quantity: 1)), .percent(price?.discountRate),
                .text(register.partner(line.point.partnerNumber)?.name), .text(line.host.name),
                .text(line.point.address),
            ]
        }
        return RegisterView(
            table: table, tiles: tiles(found, words), sentence: sentence(found, unit, query, ground, words),
            asksForUnit: true, whenEmpty: words.text("welfare_points.empty"))
    }

    private static func tiles(_ found: WelfarePoints, _ words: RegisterWords) -> [RegisterView.Tile] {
        let counts: [RegisterView.Tile] = [
            .init(value: Digits.grouped(Int64(found.points)), label: words.text("tile.welfare_points")),
            .init(value: Digits.grouped(Int64(found.hosts)), label: words.text("tile.hosts")),
        ]
        guard let range = found.range else { return counts }
        return counts + [
            .init(value: words.range(range), label: words.text("tile.range")),
            .init(value: range.printed, label: words.text("tile.range_short")),
        ]
    }

    /// `18 điểm phúc lợi … giá ưu đãi giảm từ 5% đến 30% so với giá thị trường`.
    private static func sentence(
        _ found: WelfarePoints, _ unit: UnionUnit?, _ query: RegisterQuery, _ ground: PartnerGround,
        _ words: RegisterWords
    ) -> String? {
        if let unit, !unit.days.contains(query.day) {
            return words.text("unit_not_there", ["unit": unit.name, "day": query.day.printed])
        }
        guard let range = found.range else { return nil }
        return words.text(
            "welfare_points.sentence",
            [
                "day": query.day.printed, "points": Digits.grouped(Int64(found.points)),
                "unit": (unit ?? ground.tree.root).map { ground.tree.name(of: $0, on: query.day) } ?? "",
                "range": words.range(range),
            ])
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("point", width: 44), words.column("product", width: 36),
            words.column("market_price", .money), words.column("member_price", .money),
            words.column("discount", .percent), words.column("partner", width: 40), words.column("host", width: 44),
            words.column("address", width: 48),
        ]
    }
}
