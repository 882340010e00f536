internal import Kernel
internal import Web

/// A unit as it was on a day, as programs read it.
struct UnitWire: Encodable {
    struct Other: Encodable {
        let code: String
        let name: String
    }

    struct Child: Encodable {
        let code: String
        let name: String
        let kind: String
    }

    struct Place: Encodable {
        let vintage: String
        let code: String
        let name: String?
    }

    /// A unit into which this one went or from which it came, on a day.
    struct Link: Encodable {
        let date: String
        let code: String
        let name: String
        /// The part that went there, from 0 to 1.
        let share: Double
    }

    struct Children: Encodable {
        let count: Int
        let page: Int
        let pages: Int
        let items: [Child]
    }

    let code: String
    let name: String
    let kind: String
    let date: String
    let openedOn: String?
    let closedOn: String?
    let parent: Other?
    let division: Place?
    let predecessors: [Link]
    let successors: [Link]
    let children: Children

    enum CodingKeys: String, CodingKey {
        case code, name, kind, date, parent, division, predecessors, successors, children
        case openedOn = "opened_on"
        case closedOn = "closed_on"
    }

    /// What is empty is told as null, so that every key is always there.
    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(code, forKey: .code)
        try keys.encode(name, forKey: .name)
        try keys.encode(kind, forKey: .kind)
        try keys.encode(date, forKey: .date)
        try keys.encode(openedOn, forKey: .openedOn)
        try keys.encode(closedOn, forKey: .closedOn)
        try keys.encode(parent, forKey: .parent)
        try keys.encode(division, forKey: .division)
        try keys.encode(predecessors, forKey: .predecessors)
        try keys.encode(successors, forKey: .successors)
        try keys.encode(children, forKey: .children)
    }

    init(_ look: UnitLook) {
        let (unit, tree, day) = (look.unit, look.tree, look.day)
        code = unit.code
        name = tree.name(of: unit, on: day)
        kind = unit.kind.rawValue
        date = day.description
        openedOn = unit.days.from?.description
        closedOn = unit.days.to?.description
        parent = look.lineage.dropFirst().first.map { Other(code: $0.code, name: tree.name(of: $0, on: day)) }
        division = unit.division.map { Place(vintage: $0.vintage, code: $0.code, name: look.divisionName) }
        predecessors = tree.predecessors(of: unit.number).map { UnitWire.link($0.day, $0.unit, $0.share, tree, -1) }
        successors = tree.successors(of: unit.number).flatMap { change in
            change.units.map { UnitWire.link(change.day, $0.unit, $0.share, tree, 0) }
        }
        children = Children(
            count: look.childCount, page: look.paging.number,
            pages: max(1, (look.childCount + look.paging.size - 1) / look.paging.size),
            items: look.children.map { Child(code: $0.code, name: tree.name(of: $0, on: day), kind: $0.kind.rawValue) })
    }

    /// The other unit with its name of the day of the event, or of the day before.
    private static func link(_ day: Day, _ unit: UnionUnit, _ share: Int64, _ tree: UnitTree, _ shift: Int) -> Link {
        Link(
            date: day.description, code: unit.code, name: tree.name(of: unit, on: day + shift),
            share: Double(share) / Double(DatedTree.whole))
    }
}
