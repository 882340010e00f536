internal import Kernel
internal import Organisation

/// The units whose members count for an upper unit, with the days on which they do.
struct UnitDays {
    struct Group {
        /// Within the days that were asked for; an open end is theirs.
        let days: DayRange
        let units: [Int64]
    }

    /// Units that count on the same days stand together, so that a statement about them stays short.
    let groups: [Group]

    /// A unit counts on the days on which it and the upper unit exist and it hangs below that one.
    init(_ tree: UnitTree, below upper: UnionUnit, during days: DayRange) {
        var found: [DayRange: [Int64]] = [:]
        for number in tree.branch(of: upper.number) {
            guard let unit = tree.unit(number) else { continue }
            let life = unit.days.intersection(upper.days).intersection(days)
            guard !life.isEmpty else { continue }
            let part = DayRange(
                from: life.from == days.from ? nil : life.from, to: life.to == days.to ? nil : life.to)
            found[part, default: []].append(number)
        }
        groups = found.map { Group(days: $0.key, units: $0.value) }.sorted { left, right in
            (left.days.from?.number ?? .min, left.days.to?.number ?? .max)
                < (right.days.from?.number ?? .min, right.days.to?.number ?? .max)
        }
    }
}
