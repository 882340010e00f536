package import Kernel

/// Which units an actor may look at or change, by the scopes on which a permission holds.
///
/// A scope on everything reaches every unit; on a unit that one and what hangs or once hung below it. Scopes on a
/// partner, a point or a member reach none.
package struct UnitReach: Sendable {
    package let tree: UnitTree
    private let isEverything: Bool
    private let own: [UnionUnit]

    package init(_ actor: Actor, _ permission: Permission, _ tree: UnitTree) {
        self.tree = tree
        let scopes = actor.scopes(for: permission)
        isEverything = scopes.contains(.everything)
        own = scopes.compactMap { scope in
            if case .unit(let code) = scope { tree.unit(code: code) } else { nil }
        }
    }

    /// The units from which a list begins on a day; nil for all units.
    func roots(on day: Day) -> [UnionUnit]? {
        isEverything ? nil : own.compactMap { tree.heir(of: $0.number, made: nil, on: day).flatMap(tree.unit) }
    }

    /// True when the unit may be looked at.
    package func sees(_ unit: UnionUnit) -> Bool {
        isEverything || own.contains { tree.hasHung(unit.number, below: $0.number) }
    }

    /// True when the employer stands, or stood, at a unit that may be looked at.
    package func sees(_ employer: Employer) -> Bool {
        employer.states.contains { tree.unit($0.unit).map(sees) ?? false }
    }

    /// The unit that is meant when none is named; nil for a person without one.
    package func own(on day: Day) -> UnionUnit? {
        roots(on: day).map(\.first) ?? tree.root
    }

    /// True when the unit may be changed by an event of the day: it hangs below the own one, and hung there before.
    ///
    /// What becomes of the own unit itself is decided above.
    func governs(_ unit: UnionUnit, on day: Day, today: Day) -> Bool {
        isEverything || holds(unit, on: [day - 1, today]) { line, own in line.dropFirst().contains(own) }
    }

    /// True when the unit may take in others by an event of the day: it is the own one or hangs below it.
    func receives(_ unit: UnionUnit, on day: Day, today: Day) -> Bool {
        isEverything || holds(unit, on: [day, today]) { line, own in line.contains(own) }
    }

    private func holds(_ unit: UnionUnit, on days: [Day], _ rule: ([Int64], Int64) -> Bool) -> Bool {
        let alive = days.filter { tree.exists(unit.number, on: $0) }
        return !alive.isEmpty
            && alive.allSatisfy { day in
                let line = tree.lineage(of: unit.number, on: day).map(\.number)
                return (roots(on: day) ?? []).contains { rule(line, $0.number) }
            }
    }
}
