package import Kernel

/// A row of `changes` as it is kept: what happened to a unit on a day (welfare-rules section 3).
package struct UnitChange: Sendable, Hashable {
    /// Kinds in the order in which the changes of one day apply.
    package enum Kind: String, Sendable, CaseIterable {
        case open, rename, split, merge, move, close

        var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
    }

    package let day: Day
    package let kind: Kind
    package let from: Int64
    /// The parent of an opening or a move, the successor of a merger or a split.
    package let to: Int64?
    /// The part of a split, in millionths.
    package let share: Int64?
    /// The new name of a renamed unit; what other rows say there is kept and means nothing.
    package let name: String?

    /// What tells one row from another.
    struct Key: Hashable {
        let day: Day
        let kind: Kind
        let from: Int64
        let to: Int64?
    }

    /// What the rows of one event have in common; nil for a row that is an event of its own.
    var eventKey: Key? {
        switch kind {
        case .merge: to.map { Key(day: day, kind: kind, from: $0, to: nil) }
        case .split: Key(day: day, kind: kind, from: from, to: nil)
        case .open, .rename, .move, .close: nil
        }
    }

    var key: Key { Key(day: day, kind: kind, from: from, to: to) }
}
