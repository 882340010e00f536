/// Why a row was not taken: it could not be read, names something unknown, or says something else than what is stored.
package struct RowFault: Error, Sendable, Hashable {
    package enum Code: String, Sendable, CaseIterable {
        case badValue = "bad_value"
        case missingValue = "missing_value"
        case duplicateKey = "duplicate_key"
        case unknownUnit = "unknown_unit"
        case unknownEmployer = "unknown_employer"
        case unknownPartner = "unknown_partner"
        case unknownAgreement = "unknown_agreement"
        case unknownProduct = "unknown_product"
        case unknownPoint = "unknown_point"
        case unknownMember = "unknown_member"
        case unknownSale = "unknown_sale"
        /// A member card that was never issued here, or was changed.
        case badCard = "bad_card"
        case isReversal = "is_reversal"
        case alreadyReversed = "already_reversed"
        /// The row belongs to a unit for which the sender does not answer.
        case outsideScope = "outside_scope"
        /// The row tells of another partner than the sender's.
        case anotherPartner = "another_partner"
        case differs
        case conflict
    }

    /// What a readable value would have looked like; chooses the sentence of a `bad_value`.
    package enum Expectation: String, Sendable, CaseIterable {
        case none
        case code, text, day, instant, wholeNumber = "whole_number", amount, percentage, choice, truth, coordinate
        case encoding, noControlCharacters = "no_control_characters"
        case endAfterBeginning = "end_after_beginning"
        case noOverlap = "no_overlap"
        case noLoop = "no_loop"
        case oneConfederation = "one_confederation"
        case knownDivision = "known_division"
        case headPartner = "head_partner"
        case openUnit = "open_unit"
        case openMember = "open_member"
        case empty, share, wholeShares = "whole_shares"
        case unitThatDay = "unit_that_day"
        case targetThatDay = "target_that_day"
        case oneParent = "one_parent"
        case asUnitRow = "as_unit_row"
        case asStoredChanges = "as_stored_changes"
        case withinTotal = "within_total"
        case notInFuture = "not_in_future"
        case oneSide = "one_side"
        case phone, email
        case oneChair = "one_chair"
        case oneUnion = "one_union"
        case grassrootsUnit = "grassroots_unit"
        case enterprise
        case afterSigning = "after_signing"
        case noOverlappingAgreement = "no_overlapping_agreement"
    }

    package let code: Code
    package let column: String
    package let value: String
    package let expects: Expectation
    /// The words or the range that the column takes, where that is short enough to tell.
    package let allowed: String

    package init(
        _ code: Code, column: String, value: String = "", expects: Expectation = .none, allowed: String = ""
    ) {
        self.code = code
        self.column = column
        self.value = value
        self.expects = expects
        self.allowed = allowed
    }

    /// The key of its sentence in the message catalogues.
    package var messageKey: String {
        code == .badValue ? "reject.bad_value.\(expects.rawValue)" : "reject.\(code.rawValue)"
    }

    /// Values longer than this are cut where a sentence repeats them.
    private static let longestShown = 60

    /// What the sentence is filled with.
    package func parameters(row: Int) -> [String: String] {
        let shown = value.count > RowFault.longestShown ? value.prefix(RowFault.longestShown) + "…" : value[...]
        return ["row": String(row), "column": column, "value": String(shown), "allowed": allowed]
    }
}
