internal import Kernel
internal import Storage
internal import Web

/// Says whose a session is, with the roles of today, and notes now and then that it was used.
struct FindSession: Sendable {
    let token: String
    let roles: RoleTable
    let ground: RoleGround
    let rules: @Sendable (Transaction) throws -> SessionRules

    private struct Found: Sendable {
        let account: SessionQueries.Found
        let held: HeldRoles
        /// The roles of the one for whom the session acts.
        let others: HeldRoles
        /// The right to act for that one still holds.
        let mayAct: Bool
    }

    /// Nil when there is no such session, when it has ended, or when it acts for another and may not any more.
    func run(on store: Store) async throws -> Session? {
        let hash = TokenHash.of(token)
        let (found, now) = try await store.read { [self] tx in (try find(hash, in: tx), tx.now) }
        guard let found else { return nil }
        if found.account.seenAt + SessionRules.noteSeconds <= now {
            try await store.write { tx in try SessionQueries.noteRequest(hash, in: tx) }
        }
        if let acting = found.account.acting { return session(found, acting) }
        return Session(
            token: token, actor: own(found), displayName: found.account.displayName,
            language: found.account.language, banners: notices(found) + prompts(found))
    }

    private func find(_ hash: [UInt8], in tx: Transaction) throws -> Found? {
        guard let account = try SessionQueries.find(hash, in: tx),
            try rules(tx).isAlive(startedAt: account.startedAt, seenAt: account.seenAt, now: tx.now)
        else { return nil }
        let acting = account.acting
        let ids = [account.accountID] + (acting.map { [$0.forAccountID] } ?? [])
        let all = try RoleQueries.roles(of: ids, in: tx)
        let held = try HeldRoles(all[account.accountID] ?? [], ground, in: tx)
        let others = try HeldRoles(acting.flatMap { all[$0.forAccountID] } ?? [], ground, in: tx)
        let scopes = Actor(kind: .person, name: "", roles: held.actorRoles(roles)).scopes(for: AccessPermission.actFor)
        let mayAct = try acting != nil && ActingRight.holds(on: scopes, for: others, ground, in: tx)
        return Found(account: account, held: held, others: others, mayAct: mayAct)
    }

    private func own(_ found: Found) -> Actor {
        Actor(kind: .person, name: found.account.signInName, roles: found.held.actorRoles(roles))
    }

    /// The session of an officer with another's roles, less what nobody does in another's place.
    private func session(_ found: Found, _ acting: Acting) -> Session? {
        guard found.mayAct, !acting.isForAccountEnded else { return nil }
        let actor = Actor(
            kind: .person, name: found.account.signInName,
            roles: found.others.actorRoles(roles, without: AccessPermission.neverForAnother),
            actingFor: acting.forSignInName)
        let banner = Banner(
            "access.acting_banner", ["name": acting.forDisplayName, "day": acting.consentedOn.printed],
            on: .everyPage, step: .button(LocalPath("/acting/stop")), stepKey: "access.acting_stop")
        return Session(
            token: token, actor: actor, displayName: found.account.displayName, language: found.account.language,
            banners: [banner])
    }

    /// A role whose unit closed is over, and its person is told.
    private func notices(_ found: Found) -> [Banner] {
        found.held.over.map { name, day in
            Banner(
                "access.role_over_notice", ["unit": name, "day": day.printed], on: .home,
                step: .link(LocalPath("/my-password")), stepKey: "access.own_account")
        }
    }

    private func prompts(_ found: Found) -> [Banner] {
        let isAsked = found.held.roles.contains { $0.held.name.isAskedForSecondFactor && !$0.scopes.isEmpty }
        guard !found.account.hasSecondFactor, isAsked else { return [] }
        return [
            Banner(
                "access.second_factor_prompt", on: .home, step: .link(LocalPath("/second-factor")),
                stepKey: "access.second_factor_switch_on")
        ]
    }
}
