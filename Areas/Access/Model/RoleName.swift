package import Kernel

/// What a person is in the programme; what each may do stands in `RoleTable`.
package enum RoleName: String, Sendable, CaseIterable {
    case administrator
    case confederationOfficer = "confederation_officer"
    case unitOfficer = "unit_officer"
    case auditor
    case partnerManager = "partner_manager"
    case cashier

    /// True when the role can hold on a scope of this kind: a cashier belongs to a counter, not to a union unit.
    package func fits(_ scope: Scope) -> Bool {
        switch (self, scope) {
        case (.administrator, .everything), (.confederationOfficer, .everything): true
        case (.unitOfficer, .unit), (.auditor, .everything), (.auditor, .unit): true
        case (.partnerManager, .partner), (.cashier, .partner), (.cashier, .point): true
        default: false
        }
    }
}
