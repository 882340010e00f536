package import Kernel

/// Who employs the members of a union: an agency, a public unit or an enterprise, with its states by date.
package struct Employer: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    /// Grows with every change, so that of two people who edit it the second is told.
    let version: Int64
    /// In the order of their days, which do not overlap.
    package let states: [EmployerState]

    /// What holds on a day; nil when the employer is not known that day.
    package func state(on day: Day) -> EmployerState? { states.last { $0.days.contains(day) } }

    /// What holds on the day, else what held last before it, else the first.
    package func state(nearest day: Day) -> EmployerState? {
        state(on: day) ?? states.last { ($0.days.from ?? .distantPast) <= day } ?? states.first
    }
}
