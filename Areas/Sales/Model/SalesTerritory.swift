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
    let territories: TerritoryMap
    /// Old divisions are told as those of today.
    let isToday: Bool

    /// The division of a point as this view tells it; nil without one.
    func division(of point: PointOfSale) -> DivisionKey? {
        guard let key = point.division, isToday else { return point.division }
        return divisions.today(key, latitude: point.latitude, longitude: point.longitude)
    }

    /// The divisions of the scope itself on a day: of its own row, and those that it was given.
    func own(on day: Day) -> Set<DivisionKey> {
        territories.own(scope, on: day, in: tree)
    }

    /// The scope's territory in the tree of a day; empty when it has none.
    func territory(on day: Day) -> Set<DivisionKey> {
        let own = own(on: day)
        guard own.isEmpty else { return today(own) }
        let children = tree.children(on: day)
        let given = territories.given(on: day, in: tree)
        var (below, position): ([UnionUnit], Int) = (children[scope.number] ?? [], 0)
        while position < below.count {
            below += children[below[position].number] ?? []
            position += 1
        }
        return today(
            below.reduce(into: Set(below.compactMap(\.division))) { $0.formUnion(given[$1.number] ?? []) })
    }

    /// The scope's territory in the trees of all these days.
    func territory(on days: [Day]) -> Set<DivisionKey> {
        days.reduce(into: []) { $0.formUnion(territory(on: $1)) }
    }

    /// The scope's own divisions on any of these days.
    func own(on days: [Day]) -> Set<DivisionKey> {
        days.reduce(into: []) { $0.formUnion(own(on: $1)) }
    }

    /// True when the division is one of these or lies in one of them.
    func lies(_ division: DivisionKey, in territory: Set<DivisionKey>) -> Bool {
        divisions.lineage(of: division).contains { territory.contains($0.key) }
    }

    private func today(_ own: Set<DivisionKey>) -> Set<DivisionKey> {
        guard isToday else { return own }
        return own.reduce(into: []) { $0.formUnion(divisions.territoryToday($1)) }
    }
}
