internal import Imports
internal import Kernel

/// Decides which rows of `changes` can be taken beside those that are stored: never a half-written tree.
///
/// What is stored stands. A row that cannot apply is left out and everything is tried again without it, the earliest
/// day first, so that a fault of one row does not reject those that it only confuses.
struct ChangeJudge {
    let units: [StatedUnit]
    let stored: [UnitChange]

    /// After so many rounds all faults of a round are believed at once.
    private static let patience = 50

    /// The faults of new rows by their place; the history has the others applied.
    func judge(_ new: [UnitChange]) -> (faults: [Int: UnitHistory.Fault], history: UnitHistory) {
        var faults: [Int: UnitHistory.Fault] = [:]
        for round in 0... {
            let rest = new.indices.filter { faults[$0] == nil }
            var history = UnitHistory(units)
            history.apply(stored + rest.map { new[$0] })
            if history.faults.isEmpty { return (faults, history) }
            let found = history.faults.filter { $0.key >= stored.count }
            if found.isEmpty {
                for index in culprits(of: history.faults, among: rest, new) { faults[index] = .differs }
                continue
            }
            let first = found.keys.map { new[rest[$0 - stored.count]].day }.min()
            for (place, fault) in found {
                let index = rest[place - stored.count]
                if new[index].day == first || round > ChangeJudge.patience { faults[index] = fault }
            }
        }
        return (faults, UnitHistory(units))
    }

    /// New rows that make stored changes impossible: those of the same units up to that day, else all.
    private func culprits(
        of faults: [Int: UnitHistory.Fault], among rest: [Int], _ new: [UnitChange]
    ) -> [Int] {
        let broken = faults.keys.map { stored[$0] }
        let touched = Set(broken.flatMap { [$0.from, $0.to].compactMap { $0 } })
        let last = broken.map(\.day).max() ?? .distantPast
        let found = rest.filter { index in
            new[index].day <= last && [new[index].from, new[index].to].contains { $0.map(touched.contains) ?? false }
        }
        return found.isEmpty ? rest : found
    }
}
