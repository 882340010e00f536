internal import Kernel
internal import Organisation

/// Finds the units that somebody may mean, among those whose figures they may see.
struct UnitSearch {
    let reach: ReportReach

    /// More would be no help in a short list.
    static let mostSuggestions = 40
    /// One letter would fit nearly every name.
    private static let shortestName = 2

    /// The own unit and those directly below it that exist on the day, by name.
    func suggestions(on day: Day) -> [UnionUnit] {
        guard let own = reach.ownUnit else { return [] }
        let below = reach.tree.children(of: own.number, on: day)
        return [own] + sorted(below).prefix(UnitSearch.mostSuggestions - 1)
    }

    /// The units in whose name the words stand, without regard to case and tone marks.
    func units(named text: String) -> [UnionUnit] {
        let wanted = VietnameseText.folded(text)
        guard wanted.count >= UnitSearch.shortestName else { return [] }
        let found = reach.tree.all.filter { unit in
            VietnameseText.folded(unit.name).contains(wanted) && reach.offers(unit)
        }
        return Array(sorted(found).prefix(UnitSearch.mostSuggestions))
    }

    private func sorted(_ units: [UnionUnit]) -> [UnionUnit] {
        units.map { (key: VietnameseText.sortKey($0.name), unit: $0) }
            .sorted { left, right in
                left.key == right.key ? left.unit.code < right.unit.code : left.key.lexicographicallyPrecedes(right.key)
            }
            .map(\.unit)
    }
}
