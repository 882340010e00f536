package import Testing

/// Names the clauses of the requirements that a test proves, by their ids in docs/clauses.csv.
///
/// `bin/check` reads the ids from the sources and prints the clauses that the product covers without a test.
package struct Clauses: TestTrait, SuiteTrait {
    package let ids: [String]

    /// A suite's clauses hold for each of its tests.
    package var isRecursive: Bool { true }

    /// Shown beside a failure, so that the reader sees which promise is broken.
    package var comments: [Comment] { ids.map { "clause \($0)" } }
}

extension Trait where Self == Clauses {
    package static func clauses(_ ids: String...) -> Self { Clauses(ids: ids) }
}
