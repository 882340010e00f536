import Foundation
import Storage
import TestKit
import Testing

@Suite struct MigratorTests {
    private let second = Migration(
        name: "test/2026-02-01-second", script: "CREATE TABLE second (\n    number BIGINT PRIMARY KEY\n);")

    @Test(arguments: TestStore.engines)
    func `each step runs once`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let again = try await Migrator([Shelf.migration]).run(on: store)
            let pending = try await Migrator([Shelf.migration, second]).pending(on: store)
            let further = try await Migrator([Shelf.migration, second]).run(on: store)
            let none = try await Migrator([Shelf.migration, second]).pending(on: store)

            #expect(again.isEmpty)
            #expect(pending == [second.name])
            #expect(further == [second.name])
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a step that was changed after it had run is refused`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let changed = Migration(name: Shelf.migration.name, script: Shelf.migration.script + " ")

            let mismatch = await #expect(throws: MigrationMismatch.self) {
                try await Migrator([changed, second]).run(on: store)
            }

            let pending = try await Migrator([Shelf.migration, second]).pending(on: store)
            #expect(mismatch?.name == Shelf.migration.name)
            #expect(pending == [second.name])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a database that is newer than the program is refused`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration, second]) { store in
            let mismatch = await #expect(throws: MigrationMismatch.self) {
                try await Migrator([Shelf.migration]).run(on: store)
            }

            #expect(mismatch?.name == second.name)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a step that fails leaves nothing behind, nor do the steps before it`(engine: EngineName) async throws {
        let broken = Migration(
            name: "test/2026-03-01-broken", script: "CREATE TABLE third (\n    nonsense NO SUCH\n,);")
        try await TestStore.with(engine, [Shelf.migration]) { store in
            await #expect(throws: (any Error).self) {
                try await Migrator([Shelf.migration, second, broken]).run(on: store)
            }

            let pending = try await Migrator([Shelf.migration, second]).pending(on: store)
            let ran = try await Migrator([Shelf.migration, second]).run(on: store)

            #expect(pending == [second.name])
            #expect(ran == [second.name])
        }
    }

    @Test func `steps are read from a folder in the order of their names`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steps-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["2026-02-01-b.sql", "2026-01-01-a.sql", "README.md"] {
            try Data("-- \(name)".utf8).write(to: folder.appending(path: name))
        }

        let steps = try Migration.load(area: "area", folder: folder.path)

        #expect(steps.map(\.name) == ["area/2026-01-01-a", "area/2026-02-01-b"])
        #expect(steps.map(\.script) == ["-- 2026-01-01-a.sql", "-- 2026-02-01-b.sql"])
        #expect(steps[0].fingerprint != steps[1].fingerprint)
    }

    @Test func `a fingerprint is the known one of FNV-1a`() {
        #expect(Migration(name: "", script: "").fingerprint == "cbf29ce484222325")
        #expect(Migration(name: "", script: "a").fingerprint == "af63dc4c8601ec8c")
    }
}
