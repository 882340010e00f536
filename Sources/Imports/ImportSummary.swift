/// How many rows of a file met which fate.
package struct ImportSummary: Sendable, Hashable {
    package private(set) var taken = 0
    package private(set) var updated = 0
    package private(set) var alreadyThere = 0
    package private(set) var rejected = 0
    package private(set) var refused = 0
    package var unknownColumns: [String] = []
    /// The import's number in the log; nil for one that was not entered.
    package internal(set) var batch: Int64?

    package init() {}

    init(taken: Int, updated: Int, alreadyThere: Int, rejected: Int, refused: Int) {
        self.taken = taken
        self.updated = updated
        self.alreadyThere = alreadyThere
        self.rejected = rejected
        self.refused = refused
    }

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
