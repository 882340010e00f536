/// How many rows of a file met which fate.
package struct ImportSummary: Sendable, Hashable {
    package private(set) var taken = 0
    package private(set) var updated = 0
    package private(set) var alreadyThere = 0
    package private(set) var rejected = 0
    package private(set) var refused = 0
    package var unknownColumns: [String] = []

    package init() {}

    package var rows: Int { taken + updated + alreadyThere + rejected + refused }
    /// Some row was rejected or refused (exit code 3).
    package var hasRejects: Bool { rejected + refused > 0 }

    mutating func count(_ outcome: RowOutcome) {
        switch outcome {
        case .taken: taken += 1
        case .updated: updated += 1
        case .alreadyThere: alreadyThere += 1
        case .rejected: rejected += 1
        case .refused: refused += 1
        }
    }
}
