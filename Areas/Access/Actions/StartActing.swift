internal import Kernel
internal import Storage

/// Lets an officer act for a member or another officer in this session, with that one's noted consent and rights.
struct StartActing: Sendable {
    let draft: ActingDraft
    let token: String
    let roles: RoleTable
    let ground: RoleGround

    func run(as actor: Actor, in tx: Transaction) throws {
        let own = try AccessGuard.ownAccount(of: actor, in: tx)
        let scopes = actor.scopes(for: AccessPermission.actFor)
        guard !scopes.isEmpty else { throw Forbidden(AccessPermission.actFor) }
        try draft.check(today: tx.today)
        guard let other = try AccountQueries.credentials(draft.signInName, in: tx), !other.isEnded else {
            throw Refusal("acting_account_unknown")
        }
        guard other.accountID != own.accountID else { throw Refusal("acting_for_oneself") }
        let held = try RoleQueries.roles(of: [other.accountID], in: tx)[other.accountID] ?? []
        let others = try HeldRoles(held, ground, in: tx)
        // Nobody becomes more by acting for another than they may be themselves.
        let permissions = others.actorRoles(roles).filter { $0.scope == .everything }.map(\.permissions)
        guard permissions.allSatisfy({ $0.isDisjoint(with: AccessPermission.neverForAnother) }) else {
            throw Refusal("acting_for_administrator")
        }
        guard try ActingRight.holds(on: scopes, for: others, ground, in: tx) else {
            throw Refusal("acting_not_own_member")
        }
        guard let session = try SessionQueries.find(TokenHash.of(token), in: tx), session.accountID == own.accountID
        else { throw NotFound("session") }
        try ActingQueries.insert(
            draft, sessionID: session.sessionID, accountID: own.accountID, forAccountID: other.accountID, in: tx)
        try tx.audit(
            actor, "access.acting_started", "account:\(other.accountID)",
            ["consented_on": draft.consentedOn.description])
    }
}
