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
    let seal: SecretSeal
    let ground: RoleGround
    package let sessionRules: @Sendable (Transaction) throws -> SessionRules
    private let cache = ClientCache()

    package init(
        store: Store, hasher: PasswordHasher, roles: RoleTable = .standard, clock: Clock = .system,
        seal: SecretSeal = .none, ground: RoleGround = .none,
        sessionRules: @escaping @Sendable (Transaction) throws -> SessionRules = { _ in .standard }
    ) {
        self.store = store
        self.hasher = hasher
        self.roles = roles
        self.clock = clock
        self.seal = seal
        self.ground = ground
        self.sessionRules = sessionRules
    }

    /// One change by this area's own pages; a broken constraint becomes its refusal.
    func change<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await ConstraintRefusals.translated { try await store.write(body) }
    }

    /// One look by this area's own pages.
    func look<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    /// Opens an account with a password, or without one when its person will get a one-time code.
    @discardableResult
    package func createAccount(_ draft: AccountDraft, password: String? = nil, as actor: Actor) async throws -> String {
        if let password { try PasswordRules.check(password, signInName: draft.signInName) }
        let hash: String? = if let password { try await hasher.hash(password) } else { nil }
        return try await ConstraintRefusals.translated {
            try await store.write { tx in
                try CreateAccount(draft: draft, passwordHash: hash, ground: ground).run(as: actor, in: tx)
            }
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

    /// What the account's roles mean today, by their ids.
    func meanings(of account: AccountSummary) async throws -> [String: RoleMeaning] {
        try await store.read { [ground] tx in
            let tree = try ground.tree(for: account.roles.map(\.scope), in: tx)
            let pairs = account.roles.map { role in
                (role.id, RoleMeaning(role.scope, from: role.days.from, in: tree, on: tx.today))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    func grantRole(_ grant: RoleGrant, to accountID: String, as actor: Actor) async throws {
        try await ConstraintRefusals.translated {
            try await store.write { tx in
                try GrantRole(accountID: accountID, grant: grant, ground: ground).run(as: actor, in: tx)
            }
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

    /// Takes the second factor from the person of this sign-in name, who has lost it.
    package func takeSecondFactor(from signInName: String, as actor: Actor) async throws {
        try await store.write { tx in
            guard let account = try AccountQueries.credentials(SignInName.folded(signInName), in: tx) else {
                throw NotFound("account")
            }
            try TakeSecondFactor(accountID: account.accountID).run(as: actor, in: tx)
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

    /// Lets every token be looked up anew.
    func forgetClients() { cache.dropAll() }

    /// Makes the account `admin` when there is no account at all; tells its one-time code to be printed.
    package func ensureAdministrator() async throws -> String? {
        try await store.write { tx in try FirstRun.ensureAdministrator(in: tx) }
    }

    /// How well the secrets of second factors are kept.
    package func secondFactorHealth() async throws -> SecondFactorHealth {
        try await store.read { [seal] tx in
            var unsealed: Int64 = 0
            var unreadable: Int64 = 0
            try SecondFactorQueries.forEach(in: tx) { factor in
                if !factor.secret.isSealed { unsealed += 1 }
                if seal.opened(factor.secret, accountID: factor.accountID) == nil { unreadable += 1 }
            }
            return SecondFactorHealth(unsealed: unsealed, unreadable: unreadable)
        }
    }

    /// How many of these scopes some account's role names, ended or not.
    package static func countHolders(of scopes: [Scope], in tx: Transaction) throws -> Int64 {
        try RoleQueries.countScopes(among: scopes, in: tx)
    }

    /// True when secrets of second factors are sealed before they are stored.
    package var sealsSecrets: Bool { seal.hasKey }

    /// Says to the site who a cookie or a token belongs to.
    package var authenticator: Authenticator {
        Authenticator(
            session: { token in
                try await FindSession(token: token, roles: roles, ground: ground, rules: sessionRules).run(on: store)
            },
            client: { token in try await client(token) })
    }

    private func client(_ token: String) async throws -> Actor? {
        guard ClientToken.hasShape(token) else { return nil }
        let now = clock.now
        let digest = SHA256.hash(data: Data(token.utf8))
        if let actor = cache.actor(digest, now: now) { return actor }
        let read = try await store.read { [ground] tx -> (client: ClientSummary, scopes: [Scope])? in
            guard let client = try ClientQueries.find(Array(digest), in: tx) else { return nil }
            let tree = try ground.tree(for: [client.scope], in: tx)
            let meaning = RoleMeaning(client.scope, from: client.madeAt.businessDay, in: tree, on: tx.today)
            return (client, meaning.scopes(of: client.scope, in: tree, on: tx.today))
        }
        guard let (found, scopes) = read else { return nil }
        try await store.write { tx in try ClientQueries.noteUse(id: found.id, in: tx) }
        let held = scopes.map { scope in
            Actor.Role(name: found.kind.rawValue, scope: scope, permissions: roles.permissions(of: found.kind))
        }
        let actor = Actor(kind: .client, name: found.name, roles: held)
        cache.remember(actor, digest, now: now)
        return actor
    }
}
