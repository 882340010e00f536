package import Kernel

/// What a person is in the programme; what each may do stands in `RoleTable`.
package enum RoleName: String, Sendable, CaseIterable {
    case administrator
    case confederationOfficer = "confederation_officer"
    case unitOfficer = "unit_officer"
    case grassrootsOfficer = "grassroots_officer"
    case auditor
    case partnerManager = "partner_manager"
    case branchManager = "branch_manager"
    case cashier
    case member

    /// True when the role can hold on a scope of this kind: a cashier belongs to a counter, not to a union unit.
    ///
    /// A grassroots officer's unit is a grassroots union and a branch manager's partner is a branch; which codes are
    /// such is known to the registers, not here.
    package func fits(_ scope: Scope) -> Bool {
        switch (self, scope) {
        case (.administrator, .everything), (.confederationOfficer, .everything): true
        case (.unitOfficer, .unit), (.grassrootsOfficer, .unit), (.auditor, .everything), (.auditor, .unit): true
        case (.partnerManager, .partner), (.branchManager, .partner), (.cashier, .partner), (.cashier, .point): true
        case (.member, .member): true
        default: false
        }
    }

    /// True for roles that open more than one counter or one's own things, and may therefore be guarded by a second
    /// factor.
    package var mayUseSecondFactor: Bool { self != .cashier && self != .member }

    /// True for roles so wide that the programme asks their people to switch a second factor on.
    package var isAskedForSecondFactor: Bool {
        switch self {
        case .administrator, .confederationOfficer, .unitOfficer: true
        default: false
        }
    }
}
