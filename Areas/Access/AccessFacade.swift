internal import Crypto
internal import Foundation
package import Kernel
package import Storage
package import Web

/// What the composition and the command line may use of Access; one for each store.
package struct AccessFacade: Sendable {
    let store: Store
    let hasher: PasswordHasher
    let roles: RoleTable
    let clock: Clock
    private let cache = ClientCache()

    package init(store: Store, hasher: PasswordHasher, roles: RoleTable = .standard, clock: Clock = .system) {
        self.store = store
        self.hasher = hasher
        self.roles = roles
        self.clock = clock
    }

    /// Opens an account with a password, or without one when its person will get a one-time code.
    @discardableResult
    package func createAccount(_ draft: AccountDraft, password: String? = nil, as actor: Actor) async throws -> String {
        if let password { try PasswordRules.check(password, signInName: draft.signInName) }
        let hash: String? = if let password { try await hasher.hash(password) } else { nil }
        return try await ConstraintRefusals.translated {
            try await store.write { tx in try CreateAccount(draft: draft, passwordHash: hash).run(as: actor, in: tx) }
        }
    }

    /// Accounts in the order of their given names.
    package func accounts(search: String = "", offset: Int = 0, limit: Int = 50) async throws -> [AccountSummary] {
        try await store.read { tx in
            try AccountQueries.summaries(search: search, offset: offset, limit: limit, in: tx)
        }
    }

    func account(id: String) async throws -> AccountSummary? {
        try await store.read { tx in try AccountQueries.summary(id: id, in: tx) }
    }

    func grantRole(_ grant: RoleGrant, to accountID: String, as actor: Actor) async throws {
        try await ConstraintRefusals.translated {
            try await store.write { tx in try GrantRole(accountID: accountID, grant: grant).run(as: actor, in: tx) }
        }
    }

    func endRole(_ roleID: String, of accountID: String, as actor: Actor) async throws {
        try await store.write { tx in try EndRole(accountID: accountID, roleID: roleID).run(as: actor, in: tx) }
    }

    func endAccount(id: String, as actor: Actor) async throws {
        try await store.write { tx in try EndAccount(accountID: id).run(as: actor, in: tx) }
    }

    /// A code to print for the person of this sign-in name.
    package func makeOneTimeCode(for signInName: String, as actor: Actor) async throws -> String {
        try await store.write { tx in
            guard let account = try AccountQueries.credentials(SignInName.folded(signInName), in: tx) else {
                throw NotFound("account")
            }
            return try MakeOneTimeCode(accountID: account.accountID).run(as: actor, in: tx)
        }
    }

    /// Opens the door to a program and tells its token, once.
    package func createClient(_ draft: ClientDraft, as actor: Actor) async throws -> String {
        defer { cache.dropAll() }
        return try await ConstraintRefusals.translated {
            try await store.write { tx in try CreateClient(draft: draft).run(as: actor, in: tx) }
        }
    }

    func endSession(_ token: String, as actor: Actor) async throws {
        try await store.write { tx in try EndSession(token: token).run(as: actor, in: tx) }
    }

    func clients(offset: Int, limit: Int) async throws -> [ClientSummary] {
        try await store.read { tx in try ClientQueries.summaries(offset: offset, limit: limit, in: tx) }
    }

    func auditEntries(action: String?, actor: String?, before: Int64?, limit: Int) async throws -> [AuditEntry] {
        try await store.read { tx in
            try AuditQueries.entries(action: action, actor: actor, before: before, limit: limit, in: tx)
        }
    }

    /// Closes the door to a program at once.
    package func endClient(id: String, as actor: Actor) async throws {
        defer { cache.dropAll() }
        try await store.write { tx in try EndClient(clientID: id).run(as: actor, in: tx) }
    }

    /// Makes the account `admin` when there is no account at all; tells its one-time code to be printed.
    package func ensureAdministrator() async throws -> String? {
        try await store.write { tx in try FirstRun.ensureAdministrator(in: tx) }
    }

    /// Says to the site who a cookie or a token belongs to.
    package var authenticator: Authenticator {
        Authenticator(
            session: { token in try await session(token) },
            client: { token in try await client(token) })
    }

    private func session(_ token: String) async throws -> Session? {
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
        let today = now.businessDay
        let roles = held.filter { $0.days.contains(today) }.map { role in
            Actor.Role(name: role.name.rawValue, scope: role.scope, permissions: self.roles.permissions(of: role.name))
        }
        return Session(
            token: token, actor: Actor(kind: .person, name: account.signInName, roles: roles),
            displayName: account.displayName, language: account.language)
    }

    private func client(_ token: String) async throws -> Actor? {
        guard ClientToken.hasShape(token) else { return nil }
        let now = clock.now
        let digest = SHA256.hash(data: Data(token.utf8))
        if let actor = cache.actor(digest, now: now) { return actor }
        guard let found = try await store.read({ tx in try ClientQueries.find(Array(digest), in: tx) }) else {
            return nil
        }
        let role = Actor.Role(
            name: found.kind.rawValue, scope: found.scope, permissions: roles.permissions(of: found.kind))
        let actor = Actor(kind: .client, name: found.name, roles: [role])
        cache.remember(actor, digest, now: now)
        return actor
    }
}
