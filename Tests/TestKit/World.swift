package import Access
package import App
internal import Foundation
package import Imports
package import Kernel
internal import Logging
package import Sales
package import Storage
internal import Synchronization
package import Web

/// The named world of the tests: small, with one of every case that the rules ask about, on a clock that stands still.
///
/// Its registers come through the importer from `WorldFiles`; the ledger is empty until `takeSales` fills it. All
/// routes of the product answer through `browser` and `token`, which let anybody in without a password.
package final class World: Sendable {
    /// Monday, 15 June 2026, nine o'clock in the morning.
    package static let now = Instant("2026-06-15T09:00:00+07:00") ?? Instant(microseconds: 0)

    /// What seals secrets in the tests.
    private static let secretKey = String(repeating: "5a", count: 32)

    package let composition: Composition
    package let site: Site
    private let people: People

    package var store: Store { composition.store }
    package var sales: SalesFacade { composition.sales }

    /// Runs the body in a fresh world.
    package static func with<Result: Sendable>(
        _ engine: EngineName = .sqlite, clock: Clock = .fixed(now), _ body: (World) async throws -> Result
    ) async throws -> Result {
        try await with(engine, "world", clock: clock) { world in
            for (kind, text) in [
                ("units", WorldFiles.units), ("members", WorldFiles.members), ("partners", WorldFiles.partners),
                ("agreements", WorldFiles.agreements), ("products", WorldFiles.products),
                ("points", WorldFiles.points),
            ] {
                let summary = try await world.take(kind, text)
                guard !summary.hasRejects else { throw Unusable(kind: kind) }
            }
        } body: { world in
            try await body(world)
        }
    }

    /// Runs the body in a world whose registers are empty, for tests that bring files of their own.
    package static func empty<Result: Sendable>(
        _ engine: EngineName = .sqlite, _ body: (World) async throws -> Result
    ) async throws -> Result {
        try await with(engine, "empty world", fill: { _ in }, body: body)
    }

    /// Runs the body in a copy of a world that is filled once in a process; the name says which one.
    package static func with<Result: Sendable>(
        _ engine: EngineName, _ name: String, clock: Clock = .fixed(now),
        fill: @escaping @Sendable (World) async throws -> Void, body: (World) async throws -> Result
    ) async throws -> Result {
        let beginning = Beginning(name, migrations: try Composition.migrations(), clock: clock) { store in
            try await fill(World(store, clock))
        }
        return try await TestStore.with(engine, beginning) { store in try await body(World(store, clock)) }
    }

    private init(_ store: Store, _ clock: Clock) throws {
        let people = People()
        let composition = Composition(
            store: store, hasher: try PasswordHasher(.cheap), seal: SecretSeal(hex: World.secretKey) ?? .none)
        let authenticator = Authenticator(
            session: { token in people.session(token) }, client: { token in people.client(token) })
        let (doors, settings) = (composition.doors, SiteSettings(publicFolder: ProjectFolder.publicFolder))
        site = try Site(
            doors: doors, store: store, authenticator: authenticator, settings: settings,
            files: try SharedFiles.files(doors, settings), clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        self.people = people
        self.composition = composition
    }

    /// Takes a file of some kind, given as its text.
    @discardableResult
    package func take(_ kind: String, _ text: String, updates: Bool = false) async throws -> ImportSummary {
        guard let importKind = composition.importKinds.first(where: { $0.name == kind }) else {
            throw Unusable(kind: kind)
        }
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await Importer(importKind).run(
            path: url.path, run: ImportRun(actor: .commandLine, updates: updates), on: store)
    }

    /// Fills the ledger from `WorldFiles.sales`.
    package func takeSales() async throws {
        try await take("sales", WorldFiles.sales)
    }

    /// A browser in which somebody with this role has signed in.
    package func browser(_ role: RoleName, on scope: Scope, language: Language = .vietnamese) -> TestBrowser {
        let actor = Actor(
            kind: .person, name: role.rawValue,
            roles: [
                Actor.Role(
                    name: role.rawValue, scope: scope, permissions: RoleTable.standard.permissions(of: role))
            ])
        return browser(actor, language: language)
    }

    /// A browser in which this actor has signed in.
    package func browser(_ actor: Actor, language: Language = .vietnamese) -> TestBrowser {
        let token = Secret.make()
        people.add(
            Session(token: token, actor: actor, displayName: actor.name, language: language), under: token)
        return TestBrowser(site, cookies: ["session": token])
    }

    /// The bearer token of a program.
    package func token(_ kind: ClientKind, on scope: Scope) -> String {
        let token = "phucloi_\(Secret.make())"
        let role = Actor.Role(
            name: kind.rawValue, scope: scope, permissions: RoleTable.standard.permissions(of: kind))
        people.add(Actor(kind: .client, name: kind.rawValue, roles: [role]), under: token)
        return token
    }

    /// Who is known to the site, by their tokens.
    private final class People: Sendable {
        private let sessions = Mutex<[String: Session]>([:])
        private let clients = Mutex<[String: Actor]>([:])

        func add(_ session: Session, under token: String) { sessions.withLock { $0[token] = session } }
        func add(_ client: Actor, under token: String) { clients.withLock { $0[token] = client } }
        func session(_ token: String) -> Session? { sessions.withLock { $0[token] } }
        func client(_ token: String) -> Actor? { clients.withLock { $0[token] } }
    }

    /// A file of the world does not fit the rules any more.
    private struct Unusable: Error {
        let kind: String
    }
}
