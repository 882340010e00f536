internal import Kernel
internal import Web

/// A unit as it was on a day, with what happened to it.
struct UnitPage: Page {
    static let template = "organisation/unit"

    /// A unit into which this one went or from which it came.
    struct Link: Sendable {
        let day: String
        let name: String
        let path: String
        /// Nil when all of it went there.
        let share: String?
    }

    /// The way to a form that is filled with this unit.
    struct Deed: Sendable {
        let label: String
        let path: String
    }

    let code: String
    let name: String
    let kind: String
    let dayText: String
    let day: Field
    let path: String
    let life: String
    let division: String?
    /// The units above, from the top.
    let above: [UnitRow]
    let children: [UnitRow]
    let childCount: String
    let pages: PageLinks
    let predecessors: [Link]
    let successors: [Link]
    let events: [ChangeEventRow]
    let deeds: [Deed]
    let hasDeeds: Bool

    init(_ look: UnitLook, _ events: [ChangeEvent], canChange: Bool, _ messages: Messages) {
        let (unit, tree, date) = (look.unit, look.tree, look.day)
        let words = UnitWords(messages: messages, tree: tree)
        code = unit.code
        name = tree.name(of: unit, on: date)
        kind = words.kind(unit.kind)
        dayText = date.printed
        day = Field("at", label: messages.text("units.day"), type: "date", value: date.description)
        path = LocalPath("/units/\(unit.code)").text
        life = words.life(unit)
        division = look.divisionName
        above = look.lineage.dropFirst().reversed().map { UnitRow($0, on: date, words) }
        children = look.children.map { UnitRow($0, on: date, words) }
        childCount = Digits.grouped(Int64(look.childCount))
        pages = look.paging.links(
            on: UnitRow.path(unit, on: date),
            hasMore: look.childCount > look.paging.number * look.paging.size)
        predecessors = tree.predecessors(of: unit.number).map {
            UnitPage.link($0.day, $0.unit, $0.share, seenOn: $0.day - 1, tree)
        }
        successors = tree.successors(of: unit.number).flatMap { change in
            change.units.map { UnitPage.link(change.day, $0.unit, $0.share, seenOn: change.day, tree) }
        }
        self.events = events.map { ChangeEventRow($0, words) }
        deeds = canChange ? UnitPage.deeds(unit, messages) : []
        hasDeeds = canChange
    }

    private static func link(
        _ day: Day, _ unit: UnionUnit, _ share: Int64, seenOn other: Day, _ tree: UnitTree
    ) -> Link {
        Link(
            day: day.printed, name: tree.name(of: unit, on: other), path: UnitRow.path(unit, on: other).text,
            share: share == DatedTree.whole ? nil : UnitWords.percent(share))
    }

    private static func deeds(_ unit: UnionUnit, _ messages: Messages) -> [Deed] {
        let kinds: [UnitChange.Kind] = [.merge, .split, .rename, .move, .close, .open]
        return kinds.map { kind in
            let path = LocalPath("/unit-changes/new").with("kind", kind.rawValue)
                .with(kind == .open ? "to" : "from", unit.code)
            return Deed(label: messages.text("unit_deed.\(kind.rawValue)"), path: path.text)
        }
    }

    private init() {
        code = "VN"
        name = "Union"
        kind = "Confederation"
        dayText = "01/07/2025"
        day = .sample
        path = "/units/VN"
        life = "since ever"
        division = "Province"
        above = [.sample]
        children = [.sample]
        childCount = "1"
        pages = .sample
        predecessors = [Link(day: "01/07/2025", name: "A", path: "/units/A", share: "60 %")]
        successors = predecessors
        events = [.sample]
        deeds = [Deed(label: "Merge", path: "/unit-changes/new")]
        hasDeeds = true
    }

    static let sample = UnitPage()
}
