import Foundation
import Kernel
import Logging
import Storage
import TestKit
import Testing

@Suite struct DurabilityTests {
    private let logger = Logger(label: "test")

    @Test func `SQLite writes with synchronous FULL in WAL mode`() async throws {
        try await TestStore.with(.sqlite, [Shelf.migration]) { store in
            let facts = try await store.facts()

            #expect(facts["synchronous"] == "2")
            #expect(facts["journal_mode"] == "wal")
            #expect(facts["quick_check"] == "ok")
        }
    }

    @Test(arguments: TestStore.engines.filter { $0 == .postgres })
    func `PostgreSQL commits before it answers`(engine: EngineName) async throws {
        try await TestStore.with(engine, []) { store in
            let facts = try await store.facts()

            #expect(facts["synchronous_commit"] == "on")
            #expect(facts["server_encoding"] == "UTF8")
        }
    }

    @Test(arguments: TestStore.engines)
    func `tables are looked over while others write, and nothing is lost`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(1)...40 {
                    group.addTask { try await store.write { try Shelf.put(number, in: $0) } }
                }
                group.addTask { try await store.settle() }
                try await group.waitForAll()
            }

            let count = try await store.read { try Shelf.count(in: $0) }

            #expect(count == 40)
        }
    }

    @Test(arguments: TestStore.engines.filter { $0 == .postgres })
    func `a connection that the server closed while it was idle is opened anew`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(1)...40 {
                    group.addTask { try await store.write { try Shelf.put(number, in: $0) } }
                }
                try await group.waitForAll()
            }

            _ = try await store.read { tx in
                try tx.rows(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
            let counts = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 1...40 { group.addTask { try await store.read { try Shelf.count(in: $0) } } }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }

            #expect(counts == Array(repeating: 40, count: 40))
        }
    }

    @Test func `a second writer on one SQLite file is refused`() async throws {
        try await TestStore.with(.sqlite, [Shelf.migration]) { [logger] store in
            let refusal = #expect(throws: StorageUnavailable.self) {
                try Store(store.address, logger: logger)
            }

            #expect(refusal?.reason.contains("Another process") ?? false)
        }
    }

    @Test func `another process finds the lock taken until the store is closed`() async throws {
        try await TestStore.with(.sqlite, [Shelf.migration]) { store in
            guard case .sqlite(let path) = store.address else { return }
            let whileOpen = try DurabilityTests.exitCode("flock", ["--nonblock", path + ".lock", "true"])

            await store.close()
            let afterwards = try DurabilityTests.exitCode("flock", ["--nonblock", path + ".lock", "true"])

            #expect(whileOpen == 1)
            #expect(afterwards == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a read-only store looks beside the writer and cannot write`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { [logger] store in
            try await store.write { try Shelf.put(1, in: $0) }
            let beside = try Store(store.address, access: .readOnly, logger: logger)

            let seen = try await beside.read { try Shelf.numbers(in: $0) }
            await #expect(throws: StorageUnavailable.self) {
                try await beside.write { try Shelf.put(2, in: $0) }
            }
            try await store.write { try Shelf.put(3, in: $0) }
            let later = try await beside.read { try Shelf.numbers(in: $0) }
            await beside.close()

            #expect(seen == [1])
            #expect(later == [1, 3])
        }
    }

    @Test func `a database that does not exist cannot be looked at`() {
        let path = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID().uuidString).sqlite").path

        #expect(throws: StorageUnavailable.self) {
            try Store(.sqlite(path: path), access: .readOnly, logger: logger)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a backup made while others write is whole and consistent`() async throws {
        try await TestStore.with(.sqlite, [Shelf.migration]) { [logger] store in
            guard case .sqlite(let path) = store.address else { return }
            let copy = path + ".backup"
            try await store.write { tx in
                let rows = (1...4_000).map {
                    [SQLValue.integer(-Int64($0)), .text(String(repeating: "x", count: 400) + "\($0)")]
                }
                try tx.insert(into: "box", ["number", "label"], rows: rows)
            }
            let isDone = Collected<Bool>()

            async let written = DurabilityTests.writePairs(on: store) { !isDone.elements.isEmpty }
            try await store.backup(to: copy)
            isDone.add(true)
            let pairs = try await written

            let backup = try Store(.sqlite(path: copy), logger: logger)
            let numbers = try await backup.read { try Shelf.numbers(in: $0) }.filter { $0 > 0 }
            let facts = try await backup.facts()
            await backup.close()
            #expect(facts["quick_check"] == "ok")
            #expect(pairs > 0)
            #expect(numbers.count % 2 == 0)
            #expect(numbers == Array(1...Int64(max(numbers.count, 1))).prefix(numbers.count).map { $0 })
        }
    }

    @Test(arguments: TestStore.engines)
    func `a backup never writes over a file`(engine: EngineName) async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await store.backup(to: copy.path)
            let size = try Data(contentsOf: copy).count

            await #expect(throws: StorageUnavailable.self) { try await store.backup(to: copy.path) }

            #expect(size > 0)
            #expect(try Data(contentsOf: copy).count == size)
        }
    }

    @Test(arguments: [
        ("sqlite:var/x.sqlite", "sqlite:var/x.sqlite"), ("postgres://u:secret@host/db", "postgres://***@host/db"),
        ("postgresql://host/db", "postgresql://host/db"),
    ])
    func `an address is printed without its password`(text: String, printed: String) throws {
        let address = try #require(DatabaseAddress(text))

        #expect(address.description == printed)
    }

    @Test(arguments: ["", "sqlite:", "var/x.sqlite", "mysql://host/db"])
    func `what is no address is none`(text: String) {
        #expect(DatabaseAddress(text) == nil)
    }

    /// Writes pairs of rows, each pair in one transaction, until it is told to stop; says how many.
    private static func writePairs(on store: Store, until isDone: @escaping @Sendable () -> Bool) async throws -> Int64
    {
        var pairs: Int64 = 0
        while !isDone() || pairs < 5 {
            let first = pairs * 2 + 1
            try await store.write { tx in
                try Shelf.put(first, in: tx)
                try Shelf.put(first + 1, in: tx)
            }
            pairs += 1
        }
        return pairs
    }

    private static func exitCode(_ tool: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
