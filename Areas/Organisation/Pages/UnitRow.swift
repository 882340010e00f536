internal import Kernel
internal import Web

/// A unit in a list, with the way to its page of the same day.
struct UnitRow: Sendable {
    let code: String
    let name: String
    let kind: String
    let path: String

    init(_ unit: UnionUnit, on day: Day, _ words: UnitWords) {
        code = unit.code
        name = words.tree.name(of: unit, on: day)
        kind = words.kind(unit.kind)
        path = UnitRow.path(unit, on: day).text
    }

    static func path(_ unit: UnionUnit, on day: Day) -> LocalPath {
        LocalPath("/units/\(unit.code)").with("at", day.description)
    }

    private init() {
        code = "VN"
        name = "Union"
        kind = "Confederation"
        path = "/units/VN"
    }

    static let sample = UnitRow()
}
