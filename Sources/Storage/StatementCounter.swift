internal import Synchronization

/// Counts the statements of a store.
final class StatementCounter: Sendable {
    private let counted = Atomic<Int>(0)

    var value: Int { counted.load(ordering: .relaxed) }

    func count() {
        counted.add(1, ordering: .relaxed)
    }
}
