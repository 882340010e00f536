internal import Kernel

/// A row of `changes` as it is kept, with who entered it and, when it does not stand any more, who took it back.
struct EnteredChange: Sendable, Hashable {
    /// A taking back is a row of its own: nothing is deleted.
    struct Undo: Sendable, Hashable {
        let number: Int64
        let at: Instant
        let by: String
        let reason: String
    }

    let number: Int64
    let change: UnitChange
    /// Nil for rows that came before this was kept.
    let enteredAt: Instant?
    /// Nil for rows of a file.
    let enteredBy: String?
    let undo: Undo?
}

/// Rows that stand or fall together: several units that merge into one, the parts of a split, else one row.
struct ChangeEvent: Sendable, Hashable {
    /// At least one, in the order in which they came.
    let rows: [EnteredChange]

    init?(rows: [EnteredChange]) {
        guard !rows.isEmpty else { return nil }
        self.rows = rows
    }

    private var first: EnteredChange { rows[0] }
    /// Names the event: the number of its first row.
    var number: Int64 { first.number }
    var day: Day { first.change.day }
    var kind: UnitChange.Kind { first.change.kind }
    var undo: EnteredChange.Undo? { first.undo }
    var enteredAt: Instant? { first.enteredAt }
    var enteredBy: String? { first.enteredBy }
    var changes: [UnitChange] { rows.map(\.change) }
}
