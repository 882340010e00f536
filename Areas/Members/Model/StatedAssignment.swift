internal import Kernel

/// An assignment with what its row stated of the person.
///
/// Each row keeps its own statement, so that a file that is sent again finds its rows, even when a name was written
/// in another way in a later row. The latest assignment tells the present name.
struct StatedAssignment: Sendable, Hashable {
    let assignment: Assignment
    /// Nil when the person was erased: nothing personal is compared any more.
    let person: Person?
    /// The import that added the row; nil for one of a form.
    var batch: Int64?
}

/// A member with all its rows.
struct StatedMember: Sendable, Hashable {
    let number: Int64
    let memberNo: String
    /// Grows with every change, so that of two who edit at the same time the second is told.
    let version: Int64
    var rows: [StatedAssignment]

    /// The row that begins last.
    var latest: StatedAssignment? { StatedMember.latest(of: rows) }

    var rowsByBeginning: [StatedAssignment] {
        rows.sorted { ($0.assignment.days.from ?? .distantPast) < ($1.assignment.days.from ?? .distantPast) }
    }

    static func latest(of rows: [StatedAssignment]) -> StatedAssignment? {
        rows.max { ($0.assignment.days.from ?? .distantPast) < ($1.assignment.days.from ?? .distantPast) }
    }

    /// The person as the latest rows tell: what a row leaves empty, an earlier one may have stated.
    var person: Person? {
        let stated = rowsByBeginning.compactMap(\.person)
        guard let latest = stated.last else { return nil }
        return Person(
            fullName: latest.fullName, birthDate: stated.compactMap(\.birthDate).last,
            sex: stated.compactMap(\.sex).last)
    }
}
