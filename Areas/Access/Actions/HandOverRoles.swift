internal import Kernel
internal import Storage

/// Moves all roles of one account to another from a day on: the old ones end, new ones begin.
struct HandOverRoles: Sendable {
    let accountID: String
    let toSignInName: String
    /// The first day of the other; nil for today.
    let day: Day?

    init(from accountID: String, to signInName: String, on day: Day?) {
        self.accountID = accountID
        toSignInName = SignInName.folded(signInName)
        self.day = day
    }

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        let day = day ?? tx.today
        guard day >= tx.today else { throw Refusal("hand_over_in_past") }
        guard try AccountQueries.credentials(id: accountID, in: tx) != nil else { throw NotFound("account") }
        guard let other = try AccountQueries.credentials(toSignInName, in: tx), !other.isEnded else {
            throw Refusal("hand_over_account_unknown")
        }
        guard other.accountID != accountID else { throw Refusal("hand_over_to_oneself") }
        let held = try RoleQueries.roles(of: [accountID], in: tx)[accountID] ?? []
        let moving = held.filter { role in role.days.to.map { $0 > day } ?? true }.filter { !$0.days.isEmpty }
        guard !moving.isEmpty else { throw Refusal("hand_over_nothing") }
        try AccessGuard.keepingAnAdministrator(in: tx) {
            for role in moving { try move(role, to: other.accountID, on: day, in: tx) }
        }
        try tx.audit(
            actor, "access.roles_handed_over", "account:\(accountID)",
            ["to": "account:\(other.accountID)", "on": day.description, "count": String(moving.count)])
    }

    private func move(
        _ role: AccountSummary.HeldRole, to otherID: String, on day: Day, in tx: Transaction
    ) throws {
        // A role that begins later passes on as it is and leaves an empty range behind.
        let first = max(role.days.from ?? day, day)
        try RoleQueries.end(id: role.id, on: first, in: tx)
        let grant = RoleGrant(role.name, on: role.scope, from: first, to: role.days.to)
        try RoleQueries.insert(grant, id: TimeOrderedID.make(at: tx.now), accountID: otherID, in: tx)
    }
}
