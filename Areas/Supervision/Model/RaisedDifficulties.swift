internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Storage

/// What the subject of a report raised in the report's days, with what was answered.
///
/// A unit's are its own and those of units that went into it; a partner's its own and its branches'.
struct RaisedDifficulties: Sendable {
    let supervision: SupervisionFacade

    func list(_ question: DifficultyQuestion, in tx: Transaction) throws -> [ReportedDifficulty] {
        let ground = try DifficultyGround(supervision, in: tx)
        var (units, partners): ([Int64], [Int64]) = ([], [])
        if question.isPartner {
            guard let partner = ground.register.partner(code: question.subject) else { return [] }
            partners = ground.register.branches(of: partner.number).sorted()
        } else {
            guard let unit = ground.tree.unit(code: question.subject) else { return [] }
            units = [unit.number] + ground.tree.predecessors(of: unit.number).map(\.unit.number)
        }
        let found = try DifficultyQueries.raised(byUnits: units, partners: partners, in: question.days, in: tx)
            .filter { difficulty in
                difficulty.raiser.unit == nil || difficulty.raiser.unit == units.first
                    || ground.raiserUnit(of: difficulty)?.number == units.first
            }
        let answers = try DifficultyQueries.lastAnswers(of: found.map(\.number), in: tx)
        return found.map { difficulty in
            ReportedDifficulty(
                number: difficulty.number, day: difficulty.aroseOn, text: difficulty.sentence,
                handling: difficulty.handling, stateKey: difficulty.state.key,
                isWaiting: difficulty.state.isWaiting, answer: answers[difficulty.number]?.note,
                path: DifficultyPage.path(of: difficulty.number))
        }
    }
}

extension Difficulty.State {
    /// The key of its word.
    var key: String { "supervision.state.\(rawValue)" }

    /// The look of its badge.
    var badge: String {
        switch self {
        case .raised, .reopened: "badge--off"
        case .takenUp: "badge--wait"
        case .answered, .settled: "badge--good"
        }
    }
}
