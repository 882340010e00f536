internal import Access
internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Logging
internal import Members
internal import Organisation
internal import Storage

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "sqlite:PATH hoặc postgres://...; nếu không có thì lấy PHUCLOI_DATABASE.")
    var database: String?

    private static let standard = "sqlite:var/phucloi.sqlite"

    func address() throws -> DatabaseAddress {
        let text = database ?? ProcessInfo.processInfo.environment["PHUCLOI_DATABASE"] ?? DatabaseOptions.standard
        guard let address = DatabaseAddress(text) else {
            throw CommandFailure("command.bad_database", ["value": text])
        }
        return address
    }

    /// Opens for writing, with the schema brought up to date and the divisions there.
    func open(onFault: @escaping @Sendable (String) -> Void = { _ in }) async throws -> Composition {
        let address = try address()
        if case .sqlite(let path) = address {
            let folder = (path as NSString).deletingLastPathComponent
            if !folder.isEmpty {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
        }
        let store = try Store(address, logger: DatabaseOptions.logger, onFault: onFault)
        try await Migrator(try Composition.migrations()).run(on: store)
        guard let installation = Installation.find(environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("command.no_installation")
        }
        try await LoadDivisions(folder: installation.dataFolder).run(on: store)
        let composition = Composition(
            store: store, hasher: try PasswordHasher(), seal: try DatabaseOptions.seal(),
            allowsLocalWebhooks: ProcessInfo.processInfo.environment["PHUCLOI_LOCAL_WEBHOOKS"] == "1")
        try await composition.members.indexNames(on: store)
        return composition
    }

    /// Opens for looking only, also beside a running server.
    func openReadOnly() async throws -> Composition {
        let store = try Store(try address(), access: .readOnly, logger: DatabaseOptions.logger)
        let pending: [String]
        do {
            pending = try await Migrator(try Composition.migrations()).pending(on: store)
        } catch let mismatch as MigrationMismatch {
            throw mismatch
        } catch let unavailable as StorageUnavailable {
            throw unavailable
        } catch {
            throw CommandFailure("command.not_migrated")
        }
        guard pending.isEmpty else { throw CommandFailure("command.not_migrated") }
        return Composition(store: store, hasher: try PasswordHasher(), seal: try DatabaseOptions.seal())
    }

    /// What seals the secrets of second factors: the key of `PHUCLOI_SECRET_KEY`, or nothing without one.
    private static func seal() throws -> SecretSeal {
        guard let hex = ProcessInfo.processInfo.environment["PHUCLOI_SECRET_KEY"], !hex.isEmpty else { return .none }
        guard let seal = SecretSeal(hex: hex) else { throw CommandFailure("command.bad_secret_key") }
        return seal
    }

    static let logger: Logger = {
        var logger = Logger(label: "phucloi") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            ProcessInfo.processInfo.environment["PHUCLOI_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .notice
        return logger
    }()
}
