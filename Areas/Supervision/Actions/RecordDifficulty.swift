internal import Kernel
internal import Storage

/// Writes down a difficulty of the time before the register, with what became of it.
struct RecordDifficulty: Sendable {
    let supervision: SupervisionFacade
    let actor: Actor

    /// Throws the refusals of `RaiseDifficulty`, and `difficulty_step_unknown`.
    func run(_ past: PastDifficulty, in tx: Transaction) throws {
        let draft = DifficultyDraft(
            raiser: past.raiser, aroseOn: past.day, sentence: past.sentence, handling: past.handling,
            agreement: past.agreement, point: past.point)
        let number = try RaiseDifficulty(supervision: supervision, actor: actor).record(
            draft, at: RecordDifficulty.moment(past.day, hour: 9), in: tx)
        for step in past.steps {
            guard let stored = try DifficultyQueries.difficulty(number, in: tx),
                let action = DifficultyStep.Action(rawValue: step.action),
                let state = RecordDifficulty.state(after: action)
            else { throw Refusal("difficulty_step_unknown") }
            let change = DifficultyQueries.Change(
                state: state, answeringUnit: stored.answeringUnit, answeringSince: stored.answeringSince)
            _ = try DifficultyQueries.change(stored, change, in: tx)
            let isAnswerers = action == .takeUp || action == .answer
            try DifficultyQueries.note(
                DifficultyStep(
                    action: action, note: step.note, unit: isAnswerers ? stored.answeringUnit : nil,
                    at: RecordDifficulty.moment(step.day, hour: 15), by: actor.signature), of: number, in: tx)
        }
    }

    private static func state(after action: DifficultyStep.Action) -> Difficulty.State? {
        switch action {
        case .takeUp: .takenUp
        case .answer: .answered
        case .settle: .settled
        case .reopen: .reopened
        case .raise, .passUp, .addFiles: nil
        }
    }

    private static func moment(_ day: Day, hour: Int64) -> Instant { Instant(startOf: day) + hour * 3_600 }
}
