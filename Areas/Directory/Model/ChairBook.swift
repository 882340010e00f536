internal import Kernel

/// The chairs of units: there is one at a time.
struct ChairBook {
    private var chairs: [Int64: [Officer]]

    init(_ officers: some Sequence<Officer>) {
        chairs = Dictionary(grouping: officers.filter { $0.post == .chair }, by: \.unit)
    }

    /// Somebody else who is chair of the unit on some day of the officer's term; nil for other posts.
    func other(than officer: Officer) -> Officer? {
        guard officer.post == .chair else { return nil }
        return chairs[officer.unit]?.first { $0.owner != officer.owner && $0.days.overlaps(officer.days) }
    }

    /// Notes a term, in place of what was noted of it before.
    mutating func note(_ officer: Officer) {
        guard officer.post == .chair else { return }
        chairs[officer.unit]?.removeAll { $0.owner == officer.owner && $0.days.from == officer.days.from }
        chairs[officer.unit, default: []].append(officer)
    }
}
