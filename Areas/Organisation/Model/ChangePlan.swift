internal import Kernel

/// The rows that an order comes to, judged against everything that is stored, and the tree that they make.
struct ChangePlan: Sendable {
    let order: ChangeOrder
    let rows: [UnitChange]
    /// The unit that a founding makes; with a number of its own only once it is kept.
    let founded: UnionUnit?
    let before: UnitTree
    let after: UnitTree

    /// Throws a `Refusal` when a unit is unknown, out of reach, or a rule says no.
    init(
        _ order: ChangeOrder, _ before: UnitTree, stored: [UnitChange], divisions: DivisionMap, reach: UnitReach,
        today: Day
    ) throws {
        self.order = order
        self.before = before
        let from = order.kind == .open ? [] : try order.from.map { try ChangePlan.unit($0, before) }
        let to = try order.to.map { try ChangePlan.unit($0, before) }
        if let unit = from.first(where: { !reach.governs($0, on: order.day, today: today) })
            ?? to.first(where: { !reach.receives($0, on: order.day, today: today) })
        {
            // A unit that exists on neither day is told to be so, and not to be out of reach.
            guard before.exists(unit.number, on: order.day - 1) || before.exists(unit.number, on: order.day) else {
                throw ChangePlan.refusal(.notThere, UnitChange(order, from: unit.number, to: nil), before, order)
            }
            throw Refusal("unit_forbidden", ["unit": unit.code])
        }
        founded = try order.kind == .open ? ChangePlan.founded(order, below: to[0], before, divisions) : nil
        rows = ChangePlan.rows(order, founded.map { [$0] } ?? from, to)
        let keys = Set(stored.map(\.key))
        guard !rows.contains(where: { keys.contains($0.key) }) else { throw Refusal("change_already_there") }
        let units = Array(before.all) + (founded.map { [$0] } ?? [])
        let judge = ChangeJudge(units: units.map(StatedUnit.init), stored: stored, new: rows)
        if let place = judge.faults.keys.min(), let fault = judge.faults[place] {
            throw ChangePlan.refusal(fault, rows[place], before, order)
        }
        after = UnitTree(units, changes: stored + rows)
    }

    private static func unit(_ code: String, _ tree: UnitTree) throws -> UnionUnit {
        guard let unit = tree.unit(code: code) else { throw Refusal("unit_unknown", ["unit": code]) }
        return unit
    }

    private static func founded(
        _ order: ChangeOrder, below parent: UnionUnit, _ tree: UnitTree, _ divisions: DivisionMap
    ) throws -> UnionUnit {
        let code = order.from[0]
        guard tree.unit(code: code) == nil else { throw Refusal("change_code_taken", ["unit": code]) }
        if let division = order.division, divisions.division(division) == nil {
            throw Refusal("change_division_unknown", ["value": division.code])
        }
        return UnionUnit(
            number: (tree.all.map(\.number).max() ?? 0) + 1, code: code, name: order.name ?? code,
            kind: order.unitKind ?? .grassrootsUnion, parentNumber: parent.number,
            days: DayRange(from: order.day, to: nil), division: order.division)
    }

    private static func rows(_ order: ChangeOrder, _ from: [UnionUnit], _ to: [UnionUnit]) -> [UnitChange] {
        switch order.kind {
        case .split:
            zip(to, order.shares).map { UnitChange(order, from: from[0].number, to: $0.number, share: $1) }
        case .rename:
            [UnitChange(order, from: from[0].number, to: nil, name: order.name)]
        case .open, .merge, .move, .close:
            from.map { UnitChange(order, from: $0.number, to: to.first?.number) }
        }
    }

    private static func refusal(
        _ fault: UnitHistory.Fault, _ row: UnitChange, _ tree: UnitTree, _ order: ChangeOrder
    ) -> Refusal {
        let word =
            switch fault {
            case .notThere: "not_there"
            case .targetNotThere: "target_not_there"
            case .secondParent: "second_parent"
            case .loop: "loop"
            case .shares: "shares"
            case .differs: "differs"
            }
        let code: (Int64?) -> String = { number in number.flatMap { tree.unit($0)?.code } ?? order.from[0] }
        return Refusal(
            "change_\(word)", ["unit": code(row.from), "target": code(row.to), "day": row.day.printed])
    }
}

extension UnitChange {
    fileprivate init(_ order: ChangeOrder, from: Int64, to: Int64?, share: Int64? = nil, name: String? = nil) {
        self.init(day: order.day, kind: order.kind, from: from, to: to, share: share, name: name)
    }
}
