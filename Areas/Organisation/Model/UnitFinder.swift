internal import Kernel
internal import Storage

/// Finds units of a day by their names, without regard to case, tone marks and đ, or by their codes.
struct UnitFinder: Sendable {
    let tree: UnitTree
    let reach: UnitReach
    let day: Day
    /// As it was typed; empty for all.
    let search: String
    let kind: UnitKind?

    /// Rows that are looked at together, until a page is full.
    private static let stretch = 1_000
    /// A name that fits more units than this is no search; the first ones are shown.
    private static let mostMatches = 20_000

    private var wanted: String { VietnameseText.folded(VietnameseText.clean(search)) }

    /// Units below which there are no more than this are gathered from the tree.
    private static let mostGathered = 2_000

    /// A page of units and one more, in the order of their names.
    func units(offset: Int, limit: Int, in tx: Transaction) throws -> [UnionUnit] {
        let roots = reach.roots(on: day)
        if let roots, let few = below(roots) {
            return Array(sorted(few.filter(fits)).dropFirst(offset).prefix(limit))
        }
        let tops = roots.map { Set($0.map(\.number)) }
        let isInReach = { (unit: UnionUnit) in
            tops.map { tops in tree.lineage(of: unit.number, on: day).contains { tops.contains($0.number) } } ?? true
        }
        guard wanted.isEmpty else {
            let named = try UnitQueries.numbers(
                named: wanted, kind: kind, offset: 0, limit: UnitFinder.mostMatches, in: tx)
            let found = Set(named).union(tree.numbers(renamedTo: wanted)).compactMap(tree.unit)
                .filter { fits($0) && isInReach($0) }
            return Array(sorted(found).dropFirst(offset).prefix(limit))
        }
        return try all(offset: offset, limit: limit, isInReach, in: tx)
    }

    private func all(
        offset: Int, limit: Int, _ isInReach: (UnionUnit) -> Bool, in tx: Transaction
    ) throws -> [UnionUnit] {
        var found: [UnionUnit] = []
        var (start, passed) = (0, 0)
        while found.count < limit {
            let numbers = try UnitQueries.numbers(
                named: "", kind: kind, offset: start, limit: UnitFinder.stretch, in: tx)
            guard !numbers.isEmpty else { break }
            start += numbers.count
            for unit in numbers.compactMap(tree.unit) where tree.exists(unit.number, on: day) && isInReach(unit) {
                if passed < offset { passed += 1 } else { found.append(unit) }
            }
        }
        return Array(found.prefix(limit))
    }

    private func fits(_ unit: UnionUnit) -> Bool {
        guard tree.exists(unit.number, on: day), kind == nil || unit.kind == kind else { return false }
        return wanted.isEmpty || unit.code.lowercased().contains(wanted)
            || VietnameseText.folded(unit.name).contains(wanted)
            || VietnameseText.folded(tree.name(of: unit, on: day)).contains(wanted)
            || VietnameseText.folded(unit.stated.name).contains(wanted)
    }

    /// The units and all below them; nil when there are many.
    private func below(_ roots: [UnionUnit]) -> [UnionUnit]? {
        var seen: Set<Int64> = []
        var found: [UnionUnit] = []
        var open = roots
        while let next = open.popLast() {
            guard seen.insert(next.number).inserted else { continue }
            found.append(next)
            guard found.count <= UnitFinder.mostGathered else { return nil }
            open += tree.children(of: next.number, on: day)
        }
        return found
    }

    private func sorted(_ units: some Sequence<UnionUnit>) -> [UnionUnit] {
        units.map { (key: VietnameseText.sortKey(tree.name(of: $0, on: day)), unit: $0) }
            .sorted { left, right in
                left.key == right.key ? left.unit.code < right.unit.code : left.key.lexicographicallyPrecedes(right.key)
            }
            .map(\.unit)
    }
}
