internal import Kernel
internal import Storage
internal import Web

/// Says whose a session is, with the roles of today, and notes now and then that it was used.
struct FindSession: Sendable {
    let token: String
    let roles: RoleTable

    private struct Found: Sendable {
        let account: SessionQueries.Found
        let held: [AccountSummary.HeldRole]
        let acting: Acting?
        /// The roles of the one for whom the session acts.
        let othersRoles: [AccountSummary.HeldRole]
    }

    /// Nil when there is no such session, when it has ended, or when it acts for another and may not any more.
    func run(on store: Store) async throws -> Session? {
        let hash = TokenHash.of(token)
        let (found, now) = try await store.read { [self] tx in (try find(hash, in: tx), tx.now) }
        guard let found,
            SessionRules.isAlive(startedAt: found.account.startedAt, seenAt: found.account.seenAt, now: now)
        else { return nil }
        if found.account.seenAt + SessionRules.noteSeconds <= now {
            try await store.write { tx in try SessionQueries.noteRequest(hash, in: tx) }
        }
        if let acting = found.acting { return session(found, acting) }
        return Session(
            token: token, actor: own(found), displayName: found.account.displayName,
            language: found.account.language, banners: prompts(found))
    }

    private func find(_ hash: [UInt8], in tx: Transaction) throws -> Found? {
        guard let account = try SessionQueries.find(hash, in: tx) else { return nil }
        let acting = try ActingQueries.current(sessionID: account.sessionID, in: tx)
        let ids = [account.accountID] + (acting.map { [$0.forAccountID] } ?? [])
        let held = try RoleQueries.roles(of: ids, in: tx).mapValues { roles in
            roles.filter { $0.days.contains(tx.today) }
        }
        return Found(
            account: account, held: held[account.accountID] ?? [], acting: acting,
            othersRoles: acting.flatMap { held[$0.forAccountID] } ?? [])
    }

    private func own(_ found: Found) -> Actor {
        Actor(kind: .person, name: found.account.signInName, roles: found.held.map { role($0) })
    }

    /// The session of an officer with another's roles, less what nobody does in another's place.
    private func session(_ found: Found, _ acting: Acting) -> Session? {
        let mayAct = own(found).scopes(for: AccessPermission.actFor).contains(.everything)
        guard mayAct, !acting.isForAccountEnded else { return nil }
        let actor = Actor(
            kind: .person, name: found.account.signInName,
            roles: found.othersRoles.map { role($0, without: AccessPermission.neverForAnother) },
            actingFor: acting.forSignInName)
        let banner = Banner(
            "access.acting_banner", ["name": acting.forDisplayName, "day": acting.consentedOn.printed],
            on: .everyPage, step: .button(LocalPath("/acting/stop")), stepKey: "access.acting_stop")
        return Session(
            token: token, actor: actor, displayName: found.account.displayName, language: found.account.language,
            banners: [banner])
    }

    private func role(_ held: AccountSummary.HeldRole, without: Set<Permission> = []) -> Actor.Role {
        Actor.Role(
            name: held.name.rawValue, scope: held.scope,
            permissions: roles.permissions(of: held.name).subtracting(without))
    }

    private func prompts(_ found: Found) -> [Banner] {
        guard !found.account.hasSecondFactor, found.held.contains(where: \.name.isAskedForSecondFactor) else {
            return []
        }
        return [
            Banner(
                "access.second_factor_prompt", on: .home, step: .link(LocalPath("/second-factor")),
                stepKey: "access.second_factor_switch_on")
        ]
    }
}
