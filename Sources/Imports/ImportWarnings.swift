internal import Synchronization

/// Rows that were taken and should be looked at all the same, such as a discount beyond what the law allows.
package final class ImportWarnings: Sendable {
    /// What there is to say of a row: the key of a sentence and what it is filled with.
    package struct Warning: Sendable, Hashable {
        package let key: String
        package let parameters: [String: String]
    }

    private struct Kept {
        var count = 0
        var first: [Warning] = []
    }

    /// More would not be read.
    private static let mostKept = 20
    private let kept = Mutex(Kept())

    init() {}

    package func add(_ key: String, _ parameters: [String: String]) {
        kept.withLock { kept in
            kept.count += 1
            if kept.first.count < ImportWarnings.mostKept {
                kept.first.append(Warning(key: key, parameters: parameters))
            }
        }
    }

    package var count: Int { kept.withLock { $0.count } }
    /// The first of them.
    package var first: [Warning] { kept.withLock { $0.first } }
}
