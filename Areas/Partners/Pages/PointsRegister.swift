internal import Documents
internal import Kernel
internal import Organisation
internal import Web

/// The register of points of sale (clause 0.12).
enum PointsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) throws -> RegisterView {
        let day = query.day
        let unit = try query.unit(in: ground.tree)
        let points = ground.points.filter { point in
            let partner = ground.register.partner(point.partnerNumber)
            return stands(point, query.choice("state"), on: day)
                && query.choice("hosted").map { ($0 == "yes") == (point.hostUnitNumber != nil) } ?? true
                && unit.map { isIn($0, point, ground, on: day) } ?? true
                && query.finds(point.name, point.code, point.address, partner?.name)
        }.sorted { VietnameseText.sortKey($0.name).lexicographicallyPrecedes(VietnameseText.sortKey($1.name)) }
        let open = points.count { $0.days.contains(day) }
        return RegisterView(
            table: table(points, ground, words, on: day),
            tiles: [
                .init(value: Digits.grouped(Int64(open)), label: words.text("tile.points_open")),
                .init(
                    value: Digits.grouped(
                        Int64(points.count { $0.days.contains(day) && $0.hostUnitNumber != nil })),
                    label: words.text("tile.points_hosted")),
            ], selects: selects(query, words), asksForUnit: true, whenEmpty: words.text("points.empty"))
    }

    static func table(
        _ points: [PointOfSale], _ ground: PartnerGround, _ words: RegisterWords, on day: Day
    ) -> RegisterTable {
        RegisterTable(title: words.text("points.title"), columns(words), points) { point in
            let line = point.division.map { ground.divisions.lineage(of: $0) } ?? []
            return [
                .text(point.code, to: PointSheet.path(point)), .text(point.name),
                .text(ground.register.partner(point.partnerNumber)?.name), .text(point.address),
                .text(line.first?.name), .text(line.count > 1 ? line.last?.name : nil), .day(point.days.from),
                .day(point.days.to), .text(ground.host(of: point, on: day)?.name),
            ]
        }
    }

    private static func stands(_ point: PointOfSale, _ state: String?, on day: Day) -> Bool {
        switch state {
        case "all": true
        case "closed": !point.days.contains(day)
        default: point.days.contains(day)
        }
    }

    /// Hosted by the unit or one below it, or in its territory.
    private static func isIn(_ unit: UnionUnit, _ point: PointOfSale, _ ground: PartnerGround, on day: Day) -> Bool {
        if let host = ground.host(of: point, on: day), ground.tree.isWithin(host.number, unit.number, on: day) {
            return true
        }
        guard let division = point.division, let territory = unit.division else { return unit.parentNumber == nil }
        return ground.divisions.isWithin(division, territory)
    }

    private static func selects(_ query: RegisterQuery, _ words: RegisterWords) -> [SelectField] {
        let states = [("", "open"), ("closed", "closed"), ("all", "all")]
        return [
            SelectField(
                "state", label: words.text("filter.point_state"),
                choices: states.map { value, key in
                    Choice(
                        value, label: words.text("point_state.\(key)"),
                        isSelected: value == query.choice("state") ?? "")
                }),
            words.select(
                "hosted", [("yes", words.text("choice.hosted")), ("no", words.text("choice.not_hosted"))],
                chosen: query.choice("hosted")),
        ]
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("code", width: 14), words.column("point", width: 40), words.column("partner", width: 40),
            words.column("address", width: 48), words.column("division", width: 24),
            words.column("province", width: 24), words.column("opened_on", .day), words.column("closed_on", .day),
            words.column("host", width: 40),
        ]
    }
}
