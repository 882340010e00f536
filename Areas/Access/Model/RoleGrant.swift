package import Kernel

/// A role that holds on a scope on some days.
package struct RoleGrant: Hashable, Sendable {
    package let name: RoleName
    package let scope: Scope
    /// The first day; nil for the day on which the grant is made.
    package let from: Day?
    /// The first day on which it does not hold any more; nil for an open end.
    package let to: Day?

    package init(_ name: RoleName, on scope: Scope, from: Day? = nil, to: Day? = nil) {
        self.name = name
        self.scope = scope
        self.from = from
        self.to = to
    }

    /// Throws what is wrong with it.
    func check() throws {
        guard name.fits(scope) else { throw Refusal("role_does_not_fit_scope") }
        if let code = scope.code, !Code.isValid(code) { throw Refusal("scope_code_invalid") }
        if let from, let to, to <= from { throw Refusal("role_dates_empty") }
    }
}
