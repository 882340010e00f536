import Storage
import TestKit
import Testing

@Suite struct RegisterCacheTests {
    private static func countingCache(_ loads: Collected<Int64> = Collected()) -> RegisterCache<Int64> {
        RegisterCache("shelf") { tx in
            loads.add(1)
            return try Shelf.count(in: tx)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a copy is kept until the register changes`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let loads = Collected<Int64>()
            let cache = RegisterCacheTests.countingCache(loads)

            let empty = try await store.read { tx in [try cache.value(in: tx), try cache.value(in: tx)] }
            try await store.write { tx in
                try Shelf.put(1, in: tx)
                try tx.markChanged("shelf")
            }
            let full = try await store.read { tx in [try cache.value(in: tx), try cache.value(in: tx)] }

            #expect(empty == [0, 0])
            #expect(full == [1, 1])
            #expect(loads.elements.count == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a copy is never older than the transaction that asks`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let cache = RegisterCacheTests.countingCache()
            let stale = Collected<Int64>()

            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(1)...60 {
                    group.addTask {
                        try await store.write { tx in
                            try tx.lock(.register)
                            try Shelf.put(number, in: tx)
                            try tx.markChanged("shelf")
                        }
                    }
                    for _ in 0..<4 {
                        group.addTask {
                            let (kept, stored) = try await store.read { tx in
                                (try cache.value(in: tx), try Shelf.count(in: tx))
                            }
                            if kept != stored { stale.add(stored) }
                        }
                    }
                }
                try await group.waitForAll()
            }

            let last = try await store.read { try cache.value(in: $0) }
            #expect(stale.elements.isEmpty)
            #expect(last == 60)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a transaction changed and took back is never kept`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let cache = RegisterCacheTests.countingCache()
            let seen = Collected<Int64>()

            try? await store.write { tx in
                try Shelf.put(1, in: tx)
                try Shelf.put(2, in: tx)
                try tx.markChanged("shelf")
                let value = try cache.value(in: tx)
                seen.add(value)
                throw Change()
            }
            try await store.write { tx in
                try Shelf.put(3, in: tx)
                try tx.markChanged("shelf")
            }
            let after = try await store.read { try cache.value(in: $0) }

            #expect(seen.elements == [2])
            #expect(after == 1)
        }
    }
}
