internal import Kernel

/// An employer as it was on a day, standing in the tree of that or another day.
package struct EmployerOnDay: Sendable, Hashable {
    package let number: Int64
    package let state: EmployerState
    package let place: EmployerPlace

    package var code: String { state.code }
    package var name: String { state.name }
    package var kind: EmployerKind { state.kind }
    package var ownership: Ownership? { state.ownership }
    package var headcount: Int64? { state.headcount }
    /// True when it had its own union on the day.
    package var hasUnion: Bool { place.union != nil }
}
