internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Which points lie in the territory of a scope, for figures by place (welfare-rules section 4).
///
/// A scope means its own territory, else those of the units below it; the confederation is everywhere.
struct SalesTerritory {
    let scope: UnionUnit
    let tree: UnitTree
    let divisions: DivisionMap
    /// Old divisions are told as those of today.
    let isToday: Bool

    /// The division of a point as this view tells it; nil without one.
    func division(of point: PointOfSale) -> DivisionKey? {
        guard let key = point.division, isToday else { return point.division }
        return divisions.today(key, latitude: point.latitude, longitude: point.longitude)
    }

    /// The scope's territory in the tree of a day; empty when it has none.
    func territory(on day: Day) -> Set<DivisionKey> {
        guard scope.division == nil else { return today([scope]) }
        let children = tree.children(on: day)
        var (below, position): ([UnionUnit], Int) = (children[scope.number] ?? [], 0)
        while position < below.count {
            below += children[below[position].number] ?? []
            position += 1
        }
        return today(below)
    }

    /// The scope's territory in the trees of all these days.
    func territory(on days: [Day]) -> Set<DivisionKey> {
        days.reduce(into: []) { $0.formUnion(territory(on: $1)) }
    }

    /// True when the division is one of these or lies in one of them.
    func lies(_ division: DivisionKey, in territory: Set<DivisionKey>) -> Bool {
        divisions.lineage(of: division).contains { territory.contains($0.key) }
    }

    private func today(_ units: [UnionUnit]) -> Set<DivisionKey> {
        let own = Set(units.compactMap(\.division))
        guard isToday else { return own }
        return own.reduce(into: []) { $0.formUnion(divisions.territoryToday($1)) }
    }
}
