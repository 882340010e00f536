package import Kernel
package import Organisation

/// All targets and thresholds, by date.
package struct TargetBook: Sendable {
    private let all: [Target]
    let thresholds: [Threshold]

    init(_ targets: [Target], _ thresholds: [Threshold]) {
        all = targets
        self.thresholds = thresholds
    }

    /// The targets of a day in their order.
    package func targets(on day: Day) -> [Target] { all.filter { $0.days.contains(day) } }

    /// What a unit has to reach on a day: its own threshold, else that of the nearest unit above, else everybody's.
    ///
    /// The tree is that of the view; what was assigned to a unit that merged is its heir's.
    package func threshold(
        of target: String, for unit: Int64, on day: Day, viewedOn viewDay: Day, in tree: UnitTree
    ) -> Threshold? {
        let held = thresholds.filter { $0.target == target && $0.days.contains(day) }
        var ofUnits: [Int64: Threshold] = [:]
        for threshold in held {
            guard let assigned = threshold.unit,
                let heir = tree.heir(of: assigned, made: threshold.days.from, on: viewDay)
            else { continue }
            // What the unit itself was given goes before what it took over.
            if ofUnits[heir] == nil || assigned == heir { ofUnits[heir] = threshold }
        }
        return tree.lineNumbers(of: unit, on: viewDay).lazy.compactMap { ofUnits[$0] }.first
            ?? held.first { $0.unit == nil }
    }
}
