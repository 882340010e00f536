extension DatedTree {
    /// Where a node hung for some days: below another one, or at the top.
    package struct Place: Sendable, Hashable {
        package let parent: Number?
        package let days: DayRange
    }

    /// All places of a node in its life, in order of time, none beside another below the same parent.
    package func places(of number: Number) -> [Place] {
        guard let life = life(of: number), life.from != life.to || life.from == nil else { return [] }
        let turns = turns(of: number).filter { life.contains($0) && $0 != life.from }.sorted()
        var places: [Place] = []
        for (from, to) in zip([life.from] + turns.map(Optional.some), turns.map(Optional.some) + [life.to]) {
            let parent = parent(of: number, on: from ?? .distantPast)
            if let last = places.last, last.parent == parent {
                places[places.count - 1] = Place(parent: parent, days: DayRange(from: last.days.from, to: to))
            } else {
                places.append(Place(parent: parent, days: DayRange(from: from, to: to)))
            }
        }
        return places
    }

    /// Days on which the parent may be another one: those of the node's own moves, and those on which anything happened
    /// to a node that its parent may have been or have gone into.
    private func turns(of number: Number) -> Set<Day> {
        var turns = Set((node(number)?.pointers ?? []).compactMap(\.day))
        var waiting = (node(number)?.pointers ?? []).map(\.parent)
        var seen: Set<Number> = []
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let node = node(next) else { continue }
            turns.formUnion(node.passages.map(\.day))
            if let from = node.life.from { turns.insert(from) }
            waiting += node.passages.flatMap { $0.successors.map(\.number) }
            if node.life.from != nil || node.life.to != nil { waiting += node.pointers.map(\.parent) }
        }
        return turns
    }
}
