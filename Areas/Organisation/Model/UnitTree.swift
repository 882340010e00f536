package import Kernel

/// All union units with their first parents; which of them exist on a day decides the tree of that day.
///
/// A unit whose parent does not exist on a day hangs on the nearest unit above that does
/// (welfare-rules section 3: children of a closed unit hang on its parent).
package struct UnitTree: Sendable {
    private let units: [Int64: UnionUnit]
    private let numbers: [String: Int64]
    private let children: [Int64: [Int64]]
    /// The confederation; nil in an empty register.
    package let root: UnionUnit?

    package init(_ all: [UnionUnit]) {
        units = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })
        numbers = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.number) })
        children = Dictionary(grouping: all.filter { $0.parentNumber != nil }) { $0.parentNumber ?? 0 }
            .mapValues { $0.map(\.number) }
        root = all.first { $0.parentNumber == nil }
    }

    package var count: Int { units.count }
    package var all: some Collection<UnionUnit> { units.values }

    package func unit(_ number: Int64) -> UnionUnit? { units[number] }
    package func unit(code: String) -> UnionUnit? { numbers[code].flatMap { units[$0] } }

    package func exists(_ number: Int64, on day: Day) -> Bool {
        units[number]?.days.contains(day) ?? false
    }

    /// The unit and all above it that exist on the day, from below to the top; empty when the unit does not exist then.
    package func lineage(of number: Int64, on day: Day) -> [UnionUnit] {
        guard exists(number, on: day) else { return [] }
        var line: [UnionUnit] = []
        var next = units[number]
        while let unit = next {
            if unit.days.contains(day) { line.append(unit) }
            next = unit.parentNumber.flatMap { units[$0] }
        }
        return line
    }

    /// True when the unit is the other one or hangs below it on the day.
    package func isWithin(_ number: Int64, _ upper: Int64, on day: Day) -> Bool {
        guard exists(number, on: day), exists(upper, on: day) else { return false }
        return isUnder(number, upper)
    }

    /// The unit and all units that ever hung below it by their first parents.
    package func branch(of number: Int64) -> [Int64] {
        var found = [number]
        var position = 0
        while position < found.count {
            found += children[found[position]] ?? []
            position += 1
        }
        return found
    }

    /// The units directly below by their first parents.
    package func children(of number: Int64) -> [UnionUnit] {
        (children[number] ?? []).compactMap { units[$0] }
    }

    private func isUnder(_ number: Int64, _ upper: Int64) -> Bool {
        var next: Int64? = number
        while let current = next {
            if current == upper { return true }
            next = units[current]?.parentNumber
        }
        return false
    }
}
