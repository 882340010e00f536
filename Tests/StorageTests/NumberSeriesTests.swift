import Storage
import TestKit
import Testing

@Suite struct NumberSeriesTests {
    @Test(arguments: TestStore.engines)
    func `fifty writers at once get numbers without gap or repeat`(engine: EngineName) async throws {
        try await TestStore.with(engine, []) { store in
            let taken = Collected<Int64>()

            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...50 {
                    group.addTask {
                        let numbers = try await store.write { try $0.takeNumbers("member", count: writer % 5 + 1) }
                        taken.add(numbers)
                    }
                }
                try await group.waitForAll()
            }

            #expect(taken.elements.sorted() == Array(1...150))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a transaction that is taken back gives its numbers back`(engine: EngineName) async throws {
        try await TestStore.with(engine, []) { store in
            let first = try await store.write { try $0.takeNumbers("unit", count: 3) }
            try? await store.write { tx in
                _ = try tx.takeNumbers("unit", count: 10)
                throw Change()
            }

            let next = try await store.write { try $0.takeNumbers("unit") }
            let other = try await store.write { try $0.takeNumbers("point") }

            #expect(first == 1...3)
            #expect(next == 4...4)
            #expect(other == 1...1)
        }
    }
}
