internal import Kernel
internal import Storage
internal import Web

/// Says whose a session is, with the roles of today, and notes now and then that it was used.
struct FindSession: Sendable {
    let token: String
    let roles: RoleTable

    /// Nil when there is no such session or it has ended.
    func run(on store: Store) async throws -> Session? {
        let hash = TokenHash.of(token)
        let found = try await store.read { tx in
            try SessionQueries.find(hash, in: tx).map { found in
                (found, try RoleQueries.roles(of: [found.accountID], in: tx)[found.accountID] ?? [], tx.now)
            }
        }
        guard let (account, held, now) = found,
            SessionRules.isAlive(startedAt: account.startedAt, seenAt: account.seenAt, now: now)
        else { return nil }
        if account.seenAt + SessionRules.noteSeconds <= now {
            try await store.write { tx in try SessionQueries.noteRequest(hash, in: tx) }
        }
        let ofToday = held.filter { $0.days.contains(now.businessDay) }
        return Session(
            token: token, actor: Actor(kind: .person, name: account.signInName, roles: ofToday.map(role)),
            displayName: account.displayName, language: account.language,
            banners: banners(account, ofToday))
    }

    private func role(_ held: AccountSummary.HeldRole) -> Actor.Role {
        Actor.Role(name: held.name.rawValue, scope: held.scope, permissions: roles.permissions(of: held.name))
    }

    private func banners(_ account: SessionQueries.Found, _ held: [AccountSummary.HeldRole]) -> [Banner] {
        guard !account.hasSecondFactor, held.contains(where: \.name.isAskedForSecondFactor) else { return [] }
        return [
            Banner(
                "access.second_factor_prompt", on: .home, step: .link(LocalPath("/second-factor")),
                stepKey: "access.second_factor_switch_on")
        ]
    }
}
