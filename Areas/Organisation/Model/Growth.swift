internal import Kernel

/// How a unit with all below it has grown: its grassroots unions and its people on some days (3.02).
struct Growth {
    struct Line: Hashable {
        let day: Day
        /// Grassroots unions that exist on the day.
        let unions: Int
        /// Those that were founded and that ended since the line before; nil in the first.
        let founded: Int?
        let ended: Int?
        /// Nil when nobody was counted yet.
        let people: Headcounts.Sum?
        /// Grassroots unions of which no count tells, neither theirs nor one of a unit above them.
        let uncounted: Int
        /// Members of the register, and who came and went since the line before.
        let registered: MemberMovements.Count
    }

    let lines: [Line]

    /// `days` in their order, with the movements of each.
    init(
        of scope: UnionUnit, on days: [Day], _ tree: UnitTree, _ counts: Headcounts,
        _ movements: [MemberMovements.Count]
    ) {
        let unions = tree.all.filter { $0.kind == .grassrootsUnion }
        var lines: [Line] = []
        for (day, registered) in zip(days, movements) {
            let known = counts.known(on: day, in: tree)
            let present = unions.filter { tree.isWithin($0.number, scope.number, on: day) }
            let before = lines.last?.day
            var people: Headcounts.Sum?
            for count in Growth.counted(scope, on: day, tree, known) {
                var sum = people ?? Headcounts.Sum()
                sum.add(count)
                people = sum
            }
            let uncounted = present.count { union in
                !tree.lineage(of: union.number, on: day).contains { known[$0.number] != nil }
            }
            lines.append(
                Line(
                    day: day, unions: present.count,
                    founded: before.map { Growth.count(unions, \.from, after: $0, to: day, 0, scope, tree) },
                    ended: before.map { Growth.count(unions, \.to, after: $0, to: day, 1, scope, tree) },
                    people: people, uncounted: uncounted, registered: registered))
        }
        self.lines = lines
    }

    /// The units whose members belong to the scope on a day: those within it, and those that went into them.
    static func moment(of scope: UnionUnit, on day: Day, _ tree: UnitTree) -> MemberMovements.Moment {
        let units = tree.all.filter { unit in
            let heir = tree.exists(unit.number, on: day) ? unit.number : tree.heir(of: unit.number, made: nil, on: day)
            return heir.map { tree.isWithin($0, scope.number, on: day) } ?? false
        }
        return MemberMovements.Moment(day: day, units: Set(units.map(\.number)))
    }

    /// The counts of the highest units that have one: of the scope itself, else of those below it.
    ///
    /// A count stands for all below its unit, so that nobody is counted twice.
    private static func counted(
        _ scope: UnionUnit, on day: Day, _ tree: UnitTree, _ known: [Int64: [Headcount]]
    ) -> [Headcount] {
        known.flatMap { number, counts -> [Headcount] in
            let line = tree.lineage(of: number, on: day).map(\.number)
            guard let place = line.firstIndex(of: scope.number) else { return [] }
            let isInAnother = line[..<(place + 1)].dropFirst().contains { known[$0] != nil }
            return isInAnother ? [] : counts
        }
    }

    /// Unions whose life begins or ends between two days, in the tree of that day or of the day before it.
    private static func count(
        _ unions: [UnionUnit], _ edge: KeyPath<DayRange, Day?>, after: Day, to day: Day, _ daysBefore: Int,
        _ scope: UnionUnit, _ tree: UnitTree
    ) -> Int {
        unions.count { union in
            guard let edge = union.days[keyPath: edge], edge > after, edge <= day else { return false }
            return tree.isWithin(union.number, scope.number, on: edge - daysBefore)
        }
    }
}
