package import Kernel

/// A unit with everything below it as it was on a day, fit for JSON.
package struct UnitOutline: Encodable, Sendable {
    /// Another unit into which this one went or from which it came, on a day.
    package struct Link: Encodable, Sendable {
        let date: String
        let code: String
        let name: String
        /// The part that went there, from 0 to 1.
        let share: Double
    }

    package let code: String
    package let name: String
    package let kind: String
    package let openedOn: String?
    package let closedOn: String?
    package let predecessors: [Link]
    package let successors: [Link]
    package let children: [UnitOutline]

    enum CodingKeys: String, CodingKey {
        case code, name, kind, predecessors, successors, children
        case openedOn = "opened_on"
        case closedOn = "closed_on"
    }

    /// Nil when the unit does not exist on the day.
    package init?(_ unit: UnionUnit, in tree: UnitTree, on day: Day) {
        guard unit.days.contains(day) else { return nil }
        self.init(unit, tree, day, tree.children(on: day))
    }

    private init(_ unit: UnionUnit, _ tree: UnitTree, _ day: Day, _ below: [Int64: [UnionUnit]]) {
        code = unit.code
        name = tree.name(of: unit, on: day)
        kind = unit.kind.rawValue
        openedOn = unit.days.from?.description
        closedOn = unit.days.to?.description
        predecessors = tree.predecessors(of: unit.number).map { UnitOutline.link($0.day, $0.unit, $0.share) }
        successors = tree.successors(of: unit.number).flatMap { change in
            change.units.map { UnitOutline.link(change.day, $0.unit, $0.share) }
        }
        children = (below[unit.number] ?? []).map { UnitOutline($0, tree, day, below) }
    }

    private static func link(_ day: Day, _ unit: UnionUnit, _ share: Int64) -> Link {
        Link(
            date: day.description, code: unit.code, name: unit.name, share: Double(share) / Double(DatedTree.whole))
    }
}
