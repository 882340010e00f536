internal import Kernel
internal import Storage
internal import Web

/// Makes a link with which the person of an account that has no password yet chooses one; an older link stops working.
struct Invite: Sendable {
    let accountID: String

    /// The secret of the link, told once.
    func run(as actor: Actor, in tx: Transaction) throws -> String {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard let account = try AccountQueries.credentials(id: accountID, in: tx) else { throw NotFound("account") }
        guard !account.isEnded else { throw Refusal("account_ended") }
        guard account.passwordHash == nil else { throw Refusal("invitation_not_needed") }
        let token = Secret.make()
        try InvitationQueries.replace(TokenHash.of(token), accountID: accountID, in: tx)
        try tx.audit(actor, "access.invited", "account:\(accountID)")
        return token
    }
}
