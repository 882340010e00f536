internal import Kernel

/// An assignment with what its row stated of the person.
///
/// Each row keeps its own statement, so that a file that is sent again finds its rows, even when a name was written
/// in another way in a later row. The latest assignment tells the present name.
struct StatedAssignment: Sendable, Hashable {
    let assignment: Assignment
    /// Nil when the person was erased: nothing personal is compared any more.
    let person: Person?
}

/// A member with all its rows.
struct StatedMember: Sendable, Hashable {
    let number: Int64
    let memberNo: String
    var rows: [StatedAssignment]

    /// The person as the latest rows tell: what a row leaves empty, an earlier one may have stated.
    var person: Person? {
        let stated = rows.sorted { left, right in
            (left.assignment.days.from ?? .distantPast) < (right.assignment.days.from ?? .distantPast)
        }.compactMap(\.person)
        guard let latest = stated.last else { return nil }
        return Person(
            fullName: latest.fullName, birthDate: stated.compactMap(\.birthDate).last,
            sex: stated.compactMap(\.sex).last)
    }
}
