internal import Kernel
internal import Storage

/// Takes a role from an account, from this moment on.
struct EndRole: Sendable {
    let accountID: String
    let roleID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        try AccessGuard.keepingAnAdministrator(in: tx) {
            guard try RoleQueries.end(id: roleID, accountID: accountID, in: tx) else { throw NotFound("role") }
        }
        try tx.audit(actor, "access.role_ended", "account:\(accountID)", ["role_id": roleID])
    }
}
