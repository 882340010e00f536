package import Kernel

/// Where the members of an employer stood on a day, and where that is in the tree of another day.
package struct EmployerPlace: Sendable, Hashable {
    /// The employer's own union on the day; nil without one, also when that union has closed.
    package let union: Int64?
    /// The unit at which the employer stands in the view's tree; nil when it stands nowhere there.
    package let unit: Int64?

    /// What merged or was split is followed; what closed without successor stands at the unit above, without a union.
    package init(of state: EmployerState, on day: Day, viewedOn viewDay: Day, in tree: UnitTree) {
        let first = state.days.from ?? day
        let heir = tree.heir(of: state.unit, made: first, on: day)
        union = state.hasUnion ? heir : nil
        let beginning = tree.heir(of: state.unit, made: first, on: first)
        let standing = heir ?? beginning.flatMap { tree.place(of: $0, from: first, on: day) { _, _ in nil } }
        guard let standing, day != viewDay else {
            unit = standing
            return
        }
        unit = tree.place(of: standing, from: day, on: viewDay) { _, _ in nil }
    }
}
