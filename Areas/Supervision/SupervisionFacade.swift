package import Imports
package import Kernel
package import Organisation
package import Partners
package import Reports
package import Storage

/// What the composition may use of Supervision; one for each store.
package struct SupervisionFacade: Sendable {
    /// May see the difficulties of its scope.
    package static let read = Permission("supervision.read")
    /// May raise difficulties in the name of its unit or partner, and follow them up.
    package static let raise = Permission("supervision.raise")
    /// May answer difficulties that wait for its unit or for those below.
    package static let answer = Permission("supervision.answer")

    let organisation: OrganisationFacade
    let partners: PartnersFacade

    package init(organisation: OrganisationFacade, partners: PartnersFacade) {
        self.organisation = organisation
        self.partners = partners
    }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportDifficulties(supervision: self)] }

    /// What a report's subject raised in its period, for the cells that list it.
    package var difficultySource: DifficultySource {
        DifficultySource(newPath: RaisePage.path) { question, tx in
            try RaisedDifficulties(supervision: self).list(question, in: tx)
        }
    }

    /// Writes down what was raised, and what became of it, before the register was kept.
    package func record(_ past: PastDifficulty, as actor: Actor, in tx: Transaction) throws {
        try RecordDifficulty(supervision: self, actor: actor).run(past, in: tx)
    }
}

/// A difficulty of the time before the register.
package struct PastDifficulty: Sendable {
    /// What became of it, in order.
    package struct Step: Sendable {
        /// `take_up`, `answer`, `settle` or `reopen`.
        let action: String
        let note: String?
        let day: Day

        package init(_ action: String, _ note: String? = nil, on day: Day) {
            self.action = action
            self.note = note
            self.day = day
        }
    }

    /// The code of the unit or partner that raised it.
    let raiser: String
    let day: Day
    let sentence: String
    let handling: String?
    /// Codes; nil where it is about none.
    let agreement: String?
    let point: String?
    let steps: [Step]

    package init(
        raiser: String, day: Day, sentence: String, handling: String? = nil, agreement: String? = nil,
        point: String? = nil, steps: [Step] = []
    ) {
        self.raiser = raiser
        self.day = day
        self.sentence = sentence
        self.handling = handling
        self.agreement = agreement
        self.point = point
        self.steps = steps
    }
}
