internal import Foundation
internal import GRDB

/// Puts a backup in the place of a database.
package struct Restore: Sendable {
    private let address: DatabaseAddress

    package init(address: DatabaseAddress) {
        self.address = address
    }

    /// Refuses a database that holds anything, unless it is to be replaced.
    ///
    /// No server may be running on it.
    package func run(from path: String, replacing: Bool) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageUnavailable("There is no file \(path).")
        }
        switch address {
        case .sqlite(let target): try restoreSQLite(from: path, to: target, replacing: replacing)
        case .postgres(let url): try restorePostgres(from: path, to: url, replacing: replacing)
        }
    }

    private func restoreSQLite(from path: String, to target: String, replacing: Bool) throws {
        let folder = (target as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let lock = try FileLock(path: target + ".lock")
        defer { lock.release() }
        guard try Restore.tables(path) > 0 else { throw StorageUnavailable("The file \(path) is no backup.") }
        if FileManager.default.fileExists(atPath: target), !replacing, try Restore.tables(target) > 0 {
            throw StorageUnavailable("The database holds data already; use --replace to put the backup in its place.")
        }
        let draft = target + ".restoring"
        try? FileManager.default.removeItem(atPath: draft)
        try FileManager.default.copyItem(atPath: path, toPath: draft)
        for tail in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: target + tail) }
        guard rename(draft, target) == 0 else { throw StorageUnavailable("The file \(target) cannot be written.") }
    }

    /// How many tables a SQLite file has; throws when it is damaged or none.
    private static func tables(_ path: String) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                guard try String.fetchOne(database, sql: "PRAGMA quick_check") == "ok" else {
                    throw StorageUnavailable("The file \(path) is damaged.")
                }
                let statement = "SELECT count(*) FROM sqlite_master WHERE name = 'migration'"
                return try Int.fetchOne(database, sql: statement) ?? 0
            }
        } catch is DatabaseError {
            throw StorageUnavailable("The file \(path) is no SQLite database or is damaged.")
        }
    }

    private func restorePostgres(from path: String, to url: String, replacing: Bool) throws {
        let connection = try PostgresConnection(url: url)
        let tables = try connection.run(
            SQL(text: "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", values: [])
        ) { PostgresSession.firstInteger($0) }
        if tables > 0 {
            guard replacing else {
                throw StorageUnavailable(
                    "The database holds data already; use --replace to put the backup in its place.")
            }
            try connection.command("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        }
        let restore = Process()
        restore.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        restore.arguments = ["pg_restore", "--no-owner", "--single-transaction", "--dbname=\(url)", path]
        try restore.run()
        restore.waitUntilExit()
        guard restore.terminationStatus == 0 else {
            throw StorageUnavailable("pg_restore ended with \(restore.terminationStatus).")
        }
    }
}
