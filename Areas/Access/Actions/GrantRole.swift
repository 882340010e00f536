internal import Kernel
internal import Storage

/// Gives an account a role on a scope.
struct GrantRole: Sendable {
    let accountID: String
    let grant: RoleGrant
    let ground: RoleGround

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        try grant.check()
        try ground.check(grant, in: tx)
        guard let account = try AccountQueries.credentials(id: accountID, in: tx) else { throw NotFound("account") }
        guard !account.isEnded else { throw Refusal("account_ended") }
        if let to = grant.to, to <= grant.from ?? tx.today { throw Refusal("role_dates_empty") }
        try RoleQueries.insert(grant, id: TimeOrderedID.make(at: tx.now), accountID: accountID, in: tx)
        try tx.audit(
            actor, "access.role_granted", "account:\(accountID)",
            [
                "role": grant.name.rawValue,
                "scope": [grant.scope.kind, grant.scope.code].compactMap(\.self).joined(separator: ":"),
            ])
    }
}
