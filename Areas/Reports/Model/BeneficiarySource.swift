package import Kernel
package import Storage

/// Whom a programme has reached from its beginning to a day, within a unit and for a partner (clause 1.04).
package struct BeneficiaryQuestion: Sendable, Hashable {
    /// The unit's code; those below it count with it.
    package let scope: String
    /// A partner's code with its branches; nil for all.
    package let partner: String?
    /// The last day that counts.
    package let day: Day
}

/// What one programme answers.
package struct BeneficiaryCount: Sendable, Hashable {
    /// Each person once.
    package let persons: Int
    package let turns: Int
    /// False where persons are numbers that somebody wrote down, which may hold one person twice.
    package let isDistinct: Bool

    package init(persons: Int, turns: Int, isDistinct: Bool) {
        self.persons = persons
        self.turns = turns
        self.isDistinct = isDistinct
    }
}

/// A programme whose beneficiaries are counted; App hands it in.
package struct BeneficiarySource: Sendable {
    /// Chooses the programme's words: `reports.programme.<name>`.
    package let name: String
    package let count: @Sendable (BeneficiaryQuestion, Transaction) throws -> BeneficiaryCount

    package init(
        _ name: String, _ count: @escaping @Sendable (BeneficiaryQuestion, Transaction) throws -> BeneficiaryCount
    ) {
        self.name = name
        self.count = count
    }
}
