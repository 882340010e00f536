internal import Kernel
internal import Storage

/// Lets an officer act for a member or another officer in this session, with that one's noted consent and rights.
struct StartActing: Sendable {
    let draft: ActingDraft
    let token: String
    let roles: RoleTable

    func run(as actor: Actor, in tx: Transaction) throws {
        let own = try AccessGuard.ownAccount(of: actor, in: tx)
        try AccessGuard.wholeProgramme(actor, AccessPermission.actFor)
        try draft.check(today: tx.today)
        guard let other = try AccountQueries.credentials(draft.signInName, in: tx), !other.isEnded else {
            throw Refusal("acting_account_unknown")
        }
        guard other.accountID != own.accountID else { throw Refusal("acting_for_oneself") }
        let held = try RoleQueries.roles(of: [other.accountID], in: tx)[other.accountID] ?? []
        let permissions = held.filter { $0.days.contains(tx.today) }.map { roles.permissions(of: $0.name) }
        // Nobody becomes more by acting for another than they may be themselves.
        guard permissions.allSatisfy({ $0.isDisjoint(with: AccessPermission.neverForAnother) }) else {
            throw Refusal("acting_for_administrator")
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
