internal import Kernel
package import Organisation
package import Storage

/// What Access asks of the registers: it knows neither members nor partners, so the composition tells it how.
package struct RoleGround: Sendable {
    /// The unit of a member today, by the number on the card.
    package typealias MemberUnit = @Sendable (_ memberNo: String, _ tx: Transaction) throws -> Int64?
    /// True for a branch, false for a head partner, nil for a code that is not known.
    package typealias IsBranch = @Sendable (_ partnerCode: String, _ tx: Transaction) throws -> Bool?

    private let organisation: OrganisationFacade?
    let memberUnit: MemberUnit
    let isBranch: IsBranch

    package init(organisation: OrganisationFacade, memberUnit: @escaping MemberUnit, isBranch: @escaping IsBranch) {
        self.organisation = organisation
        self.memberUnit = memberUnit
        self.isBranch = isBranch
    }

    private init() {
        organisation = nil
        memberUnit = { _, _ in nil }
        isBranch = { _, _ in nil }
    }

    /// No registers at all: every role means what was granted.
    package static let none = RoleGround()

    /// Refuses a role on a unit or a partner of another kind than the role is for; an unknown code is let through,
    /// because the registers may come later.
    func check(_ grant: RoleGrant, in tx: Transaction) throws {
        switch (grant.name, grant.scope) {
        case (.grassrootsOfficer, .unit(let code)):
            guard let unit = try tree(for: [grant.scope], in: tx)?.unit(code: code) else { return }
            let isGrassroots = unit.kind == .grassrootsUnion || unit.kind == .occupationalUnion
            guard isGrassroots || unit.kind.isPartOfGrassroots else { throw Refusal("role_needs_grassroots") }
        case (.branchManager, .partner(let code)):
            guard try isBranch(code, tx) ?? true else { throw Refusal("role_needs_branch") }
        default: return
        }
    }

    /// The tree, when one of the scopes is on a unit.
    func tree(for scopes: some Sequence<Scope>, in tx: Transaction) throws -> UnitTree? {
        guard let organisation, scopes.contains(where: { $0.kind == "unit" }) else { return nil }
        return try organisation.tree.value(in: tx)
    }
}
