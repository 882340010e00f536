package import Kernel
package import Organisation

/// The welfare report: what was asked, by which ledger, and the figures (requirement 0.25 a to g).
package struct WelfareReport: Sendable, Hashable {
    package static let form = "welfare"
    package static let formVersion = 1

    package let question: WelfareQuestion
    package let scopeName: String
    /// Nil for all partners.
    package let partnerName: String?
    package let figures: WelfareFigures
    package let support: WelfareSupport
    package let declared: DeclaredFigures
    package let difficulties: [Difficulty]
    package let generatedAt: Instant

    package init(
        question: WelfareQuestion, scopeName: String, partnerName: String?, figures: WelfareFigures,
        support: WelfareSupport = .none, declared: DeclaredFigures = .none, difficulties: [Difficulty] = [],
        generatedAt: Instant
    ) {
        self.question = question
        self.scopeName = scopeName
        self.partnerName = partnerName
        self.figures = figures
        self.support = support
        self.declared = declared
        self.difficulties = difficulties
        self.generatedAt = generatedAt
    }

    /// The question with the names in it.
    var asked: AskedWelfare {
        AskedWelfare(question: question, scopeName: scopeName, partnerName: partnerName)
    }

    /// The partner's code, or `all`.
    package var partner: String { question.partner ?? WelfareQuestion.allPartners }

    /// The kinds of units that are counted, each with its count, also with 0.
    package var unitCounts: [(kind: UnitKind, count: Int)] {
        UnitKind.allCases.filter { !$0.isPartOfGrassroots }.map { kind in
            (kind, figures.units.first { $0.kind == kind.rawValue }?.count ?? 0)
        }
    }
}
