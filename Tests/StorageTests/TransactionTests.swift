import Foundation
import Kernel
import Storage
import TestKit
import Testing

@Suite struct TransactionTests {
    @Test(arguments: TestStore.engines)
    func `a write that fails takes back its own rows and nobody else's`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let failed = Collected<Int64>()

            await withTaskGroup(of: Void.self) { group in
                for number in Int64(1)...100 {
                    group.addTask {
                        do {
                            try await store.write { tx in
                                try Shelf.put(number, in: tx)
                                try Shelf.put(number + 1_000, in: tx)
                                if number == 42 { throw Change() }
                                if number == 77 { try Shelf.put(number, in: tx) }
                            }
                        } catch {
                            failed.add(number)
                        }
                    }
                }
            }

            let numbers = try await store.read { try Shelf.numbers(in: $0) }
            #expect(failed.elements.sorted() == [42, 77])
            #expect(numbers == (Array(1...100) + Array(1_001...1_100)).filter { ![42, 77].contains($0 % 1_000) })
        }
    }

    @Test(arguments: TestStore.engines)
    func `a write sees its own rows, and the answer comes after them`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let inside = try await store.write { tx in
                try Shelf.put(1, in: tx)
                return try Shelf.count(in: tx)
            }

            let after = try await store.read { try Shelf.count(in: $0) }

            #expect(inside == 1)
            #expect(after == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a read keeps its view while others write`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await store.write { try Shelf.put(1, in: $0) }
            let hasBegun = Collected<Bool>()
            let isWritten = Collected<Bool>()

            async let counts = store.read { tx in
                let before = try Shelf.count(in: tx)
                hasBegun.add(true)
                let deadline = Date(timeIntervalSinceNow: 20)
                while isWritten.elements.isEmpty, Date() < deadline { Thread.sleep(forTimeInterval: 0.005) }
                return [before, try Shelf.count(in: tx)]
            }
            while hasBegun.elements.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            try await store.write { try Shelf.put(2, in: $0) }
            isWritten.add(true)

            let seen = try await counts
            let after = try await store.read { try Shelf.count(in: $0) }
            #expect(seen == [1, 1])
            #expect(after == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a read cannot write`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            await #expect(throws: (any Error).self) {
                try await store.read { try Shelf.put(1, in: $0) }
            }

            let count = try await store.read { try Shelf.count(in: $0) }

            #expect(count == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a broken rule of the schema is a constraint violation that tells its place`(
        engine: EngineName
    ) async throws {
        let breaches: [(statement: SQL, place: String?)] = [
            ("INSERT INTO box (number, label) VALUES (1, 'other')", "box"),
            ("INSERT INTO box (number, label) VALUES (2, 'first')", "label"),
            ("INSERT INTO box (number, label) VALUES (3, NULL)", "label"),
            ("INSERT INTO box (number, label, weight) VALUES (4, 'fourth', -1)", "box_weight"),
            ("INSERT INTO thing (number, box_number) VALUES (1, 99)", nil),
            ("DELETE FROM box WHERE number = 1", nil),
        ]
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await store.write { tx in
                try Shelf.put(1, label: "first", in: tx)
                try tx.run("INSERT INTO thing (number, box_number) VALUES (7, 1)")
            }

            for (statement, place) in breaches {
                let violation = await #expect(throws: ConstraintViolation.self) {
                    try await store.write { _ = try $0.run(statement) }
                }
                let text = try #require(violation).text
                #expect(place.map { text.contains($0) } ?? true, "\(text)")
            }

            let numbers = try await store.read { try Shelf.numbers(in: $0) }
            #expect(numbers == [1])
        }
    }

    @Test(arguments: TestStore.engines)
    func `the time of a transaction is the clock's`(engine: EngineName) async throws {
        let night = try #require(Instant("2026-06-30T23:30:00+07:00"))
        try await TestStore.with(engine, [], clock: .fixed(night)) { store in
            let seen = try await store.read { tx in (tx.now, tx.today) }

            #expect(seen.0 == night)
            #expect(seen.1 == Day("2026-06-30"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a store that was closed promises nothing`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            await store.close()

            await #expect(throws: (any Error).self) {
                try await store.write { try Shelf.put(1, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an audit row tells who did what and goes with its transaction`(engine: EngineName) async throws {
        try await TestStore.with(engine, []) { store in
            try await store.write { try $0.audit(.commandLine, "units.import", "units", ["b": "2/1", "a": "1"]) }
            try? await store.write { tx in
                try tx.audit(.commandLine, "units.import", "units")
                throw Change()
            }

            let rows = try await store.read { tx in
                try tx.rows("SELECT number, actor_kind, actor_name, action, subject, details FROM audit")
            }

            #expect(
                rows.map(\.values) == [
                    [
                        .integer(1), .text("command_line"), .text("phucloi"), .text("units.import"), .text("units"),
                        .text(#"{"a":"1","b":"2/1"}"#),
                    ]
                ])
        }
    }
}
