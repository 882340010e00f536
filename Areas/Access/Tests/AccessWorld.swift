import Kernel
import Logging
import Storage
import Synchronization
import TestKit
import Web

@testable import Access

/// A database with one administrator, a clock that tests move, and a site to look at it with.
struct AccessWorld: Sendable {
    static let password = "bốn con ngựa xanh"
    static let start = Instant("2026-07-01T08:00:00+07:00") ?? Instant(microseconds: 0)

    let store: Store
    let facade: AccessFacade
    let time: MovableTime

    /// A clock that stands still until it is moved.
    final class MovableTime: Sendable {
        private let instant = Mutex(AccessWorld.start)

        var clock: Clock { Clock { self.instant.withLock(\.self) } }

        func pass(seconds: Int64) {
            instant.withLock { $0 = $0 + seconds }
        }
    }

    /// Runs the body on a fresh database; with the account `boss` (administrator), password `password`.
    static func with(
        _ engine: EngineName, seal: SecretSeal = .none, more: [Migration] = [],
        _ body: (AccessWorld) async throws -> Void
    ) async throws {
        let time = MovableTime()
        try await TestStore.with(engine, try more + AccessArea.migrations(), clock: time.clock) { store in
            let facade = AccessFacade(store: store, hasher: try PasswordHasher(.cheap), clock: time.clock, seal: seal)
            let world = AccessWorld(store: store, facade: facade, time: time)
            try await world.account("boss", RoleGrant(.administrator, on: .everything))
            try await body(world)
        }
    }

    /// Opens an account with the usual password.
    @discardableResult
    func account(_ name: String, _ roles: RoleGrant...) async throws -> String {
        let draft = AccountDraft(signInName: name, displayName: "Trần \(name)", roles: roles)
        return try await facade.createAccount(draft, password: AccessWorld.password, as: .commandLine)
    }

    /// The secret of a new session.
    func signIn(
        _ name: String, _ password: String = AccessWorld.password, from address: String = "10.0.0.1"
    )
        async throws -> String
    {
        let answer = try await SignIn(signInName: name, password: password, address: address)
            .run(on: store, facade.hasher)
        return try AccessWorld.session(answer)
    }

    /// The session's secret of an answer that asks for nothing more.
    static func session(_ answer: SignInAnswer) throws -> String {
        guard case .session(let token) = answer else { throw Unexpected() }
        return token
    }

    /// The secret of the step of an answer that asks for the second factor.
    static func step(_ answer: SignInAnswer) throws -> String {
        guard case .secondFactor(let step) = answer else { throw Unexpected() }
        return step
    }

    /// A sign-in went another way than the test is about.
    struct Unexpected: Error {}

    /// Who a session's secret belongs to now; nil when nobody.
    func actor(_ token: String) async throws -> Actor? {
        try await facade.authenticator.session(token)?.actor
    }

    /// The administrator, as the site would know them.
    func boss() async throws -> Actor {
        try await actor(try await signIn("boss")) ?? .visitor
    }

    func site(_ other: AccessFacade? = nil) throws -> Site {
        let facade = other ?? self.facade
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (doors, settings) = ([AccessArea.door(facade)], SiteSettings(publicFolder: ProjectFolder.publicFolder))
        return try Site(
            doors: doors, store: store, authenticator: facade.authenticator, settings: settings,
            files: try SharedFiles.files(doors, settings), clock: time.clock, logger: logger)
    }

    /// Everything that the area stores, as text.
    func storedText() async throws -> String {
        try await store.read { tx in
            var text = ""
            for table in [
                "account", "role", "session", "one_time_code", "failure", "client", "second_factor", "recovery_code",
                "sign_in_step", "invitation", "password_request", "acting",
            ] {
                try tx.forEach(SQL(stringLiteral: "SELECT * FROM access_\(table)")) { text += "\($0.values)\n" }
            }
            try tx.forEach("SELECT * FROM audit") { text += "\($0.values)\n" }
            return text
        }
    }

    /// The code with which the work is refused; nil when it is not.
    func refusal(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }
}
