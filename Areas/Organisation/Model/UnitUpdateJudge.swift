/// Tells which new rows of known units contradict the changes that are stored: what is stored stands.
///
/// A change that cannot be any more would silently be left out of the tree, so the row is rejected instead.
struct UnitUpdateJudge {
    private let units: [Int64: StatedUnit]
    private let changes: [UnitChange]
    /// Changes that cannot be whatever the new rows say; nobody new is blamed for them.
    private let oldFaults: Set<Int>

    init(_ units: [StatedUnit], _ changes: [UnitChange]) {
        self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.number, $0) })
        self.changes = changes
        oldFaults = Set(UnitUpdateJudge.faults(of: changes, units).keys)
    }

    /// The numbers of the updated units whose new rows cannot stand beside the stored changes.
    ///
    /// `added` are units that no change can name yet, but below which others may come.
    func contradicting(_ updated: [StatedUnit], beside added: [StatedUnit]) -> Set<Int64> {
        guard !changes.isEmpty else { return [] }
        var standing = Dictionary(uniqueKeysWithValues: updated.map { ($0.number, $0) })
        var fallen: Set<Int64> = []
        while !standing.isEmpty {
            let now = units.merging(standing) { _, new in new }
            let faults = UnitUpdateJudge.faults(of: changes, Array(now.values) + added)
                .filter { !oldFaults.contains($0.key) }
            guard !faults.isEmpty else { break }
            let direct = faults.reduce(into: Set<Int64>()) { $0.formUnion(blamed($1.value, changes[$1.key], standing)) }
            // A fault that no unit of the change explains comes from further away: then no row is above suspicion.
            let falling = direct.isEmpty ? Set(standing.keys) : direct
            fallen.formUnion(falling)
            for number in falling { standing[number] = nil }
        }
        return fallen
    }

    private static func faults(of changes: [UnitChange], _ units: [StatedUnit]) -> [Int: UnitHistory.Fault] {
        var history = UnitHistory(units)
        history.apply(changes, firm: changes.count)
        return history.faults
    }

    /// The updated unit that a fault is about; rather the one that the fault names.
    private func blamed(
        _ fault: UnitHistory.Fault, _ change: UnitChange, _ standing: [Int64: StatedUnit]
    ) -> Set<Int64> {
        let named: [Int64?] =
            switch fault {
            case .notThere, .differs, .shares, .secondParent: [change.from, change.to]
            case .targetNotThere: [change.to, change.from]
            case .loop: [change.from, change.to]
            }
        let known = named.compactMap(\.self).filter { standing[$0] != nil }
        return fault == .loop ? Set(known) : Set(known.prefix(1))
    }
}
