internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// Which union unit meets which partner or branch on one territory, and where nobody is named yet (clause 0.28).
enum CounterpartsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let unit = try query.unit(in: ground.tree)
        let all = CounterpartMap(ground, on: query.day).lines.filter { line in
            unit.map { ground.tree.isWithin(line.unit.number, $0.number, on: query.day) } ?? true
                && query.finds(line.partner.name, line.partner.code, line.unit.name, line.unit.code)
        }
        let missing = all.filter { $0.link == nil }
        let shown = query.choice("missing") == nil ? all : missing
        let columns = [
            words.column("unit", width: 44), words.column("partner", width: 44),
            words.column("points_there", .integer), words.column("linked_from", .day),
            words.column("linked_to", .day), words.column("link_state", width: 22),
        ]
        let table = RegisterTable(title: words.text("counterparts.title"), columns, shown) { line in
            [
                .text(ground.tree.name(of: line.unit, on: query.day)),
                .text(line.partner.name, to: PartnerSheet.path(line.partner)), .number(line.points),
                .day(line.link?.days.from), .day(line.link?.days.to),
                line.link == nil ? .warning(words.text("link.missing")) : .text(words.text("link.there")),
            ]
        }
        return RegisterView(
            table: table,
            tiles: [
                .init(value: String(all.count - missing.count), label: words.text("tile.linked")),
                .init(value: String(missing.count), label: words.text("tile.unlinked")),
            ],
            selects: [
                words.select(
                    "missing", [("yes", words.text("choice.unlinked"))], chosen: query.choice("missing"))
            ], asksForUnit: true, whenEmpty: words.text("counterparts.empty"))
    }
}
