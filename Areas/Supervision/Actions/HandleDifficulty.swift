internal import Attachments
internal import Kernel
internal import Organisation
internal import Storage

/// What becomes of a difficulty after it was raised: taken up, answered, passed up, settled, reopened.
///
/// Each step needs the version that the page was opened with, so that the second of two people is told.
struct HandleDifficulty: Sendable {
    let supervision: SupervisionFacade
    let actor: Actor
    let number: Int64
    let version: Int64

    // MARK: By those who answer

    /// Throws `difficulty_not_yours_to_answer`, `difficulty_changed_meanwhile` and `difficulty_not_waiting`.
    func takeUp(in tx: Transaction) throws {
        let stored = try stored(asAnswerer: true, in: tx)
        guard stored.state == .raised || stored.state == .reopened else { throw Refusal("difficulty_not_waiting") }
        try step(stored, .takeUp, to: .takenUp, in: tx)
    }

    /// Throws also `difficulty_answer_missing`, `difficulty_text_too_long` and `difficulty_is_settled`.
    func answer(_ text: String, in tx: Transaction) throws {
        let stored = try stored(asAnswerer: true, in: tx)
        guard stored.state != .settled else { throw Refusal("difficulty_is_settled") }
        guard !text.isEmpty else { throw Refusal("difficulty_answer_missing") }
        try step(stored, .answer, note: text, to: .answered, in: tx)
    }

    /// Hands it to the unit above the one that has it now.
    ///
    /// Throws also `difficulty_reason_missing`, `difficulty_is_settled` and `difficulty_nobody_above`.
    func passUp(_ reason: String, in tx: Transaction) throws {
        let stored = try stored(asAnswerer: true, in: tx)
        guard stored.state != .settled else { throw Refusal("difficulty_is_settled") }
        guard !reason.isEmpty else { throw Refusal("difficulty_reason_missing") }
        let ground = try DifficultyGround(supervision, in: tx)
        guard let holder = ground.holder(of: stored), let above = ground.tree.parent(of: holder.number, on: tx.today)
        else { throw Refusal("difficulty_nobody_above") }
        try step(stored, .passUp, note: reason, to: .raised, answering: above.number, in: tx)
    }

    // MARK: By both sides

    /// The raiser may settle at any time, the one who answers once there is an answer.
    ///
    /// Throws also `difficulty_is_settled` and `difficulty_not_answered`.
    func settle(_ note: String, asAnswerer: Bool, in tx: Transaction) throws {
        let stored = try stored(asAnswerer: asAnswerer, in: tx)
        guard stored.state != .settled else { throw Refusal("difficulty_is_settled") }
        guard !asAnswerer || stored.state == .answered else { throw Refusal("difficulty_not_answered") }
        try step(stored, .settle, note: note.isEmpty ? nil : note, to: .settled, in: tx)
    }

    /// Throws also `difficulty_reason_missing` and `difficulty_still_open`.
    func reopen(_ reason: String, asAnswerer: Bool, in tx: Transaction) throws {
        let stored = try stored(asAnswerer: asAnswerer, in: tx)
        guard !stored.state.isWaiting else { throw Refusal("difficulty_still_open") }
        guard !reason.isEmpty else { throw Refusal("difficulty_reason_missing") }
        try step(stored, .reopen, note: reason, to: .reopened, in: tx)
    }

    /// Adds photos or papers of the raiser.
    ///
    /// Throws also `difficulty_file_missing`, `difficulty_too_many_files` and `difficulty_is_settled`.
    func add(_ files: [CheckedFile], in tx: Transaction) throws {
        let stored = try stored(asAnswerer: false, in: tx)
        guard stored.state != .settled else { throw Refusal("difficulty_is_settled") }
        guard !files.isEmpty else { throw Refusal("difficulty_file_missing") }
        let known = try DifficultyQueries.files(of: number, in: tx).map(\.place).max() ?? 0
        guard Int(known) + files.count <= DifficultyFile.most else {
            throw Refusal("difficulty_too_many_files", ["limit": String(DifficultyFile.most)])
        }
        for (index, file) in files.enumerated() {
            try DifficultyQueries.attach(file, as: known + Int64(index) + 1, to: number, in: tx)
        }
        try step(stored, .addFiles, to: stored.state, in: tx)
    }

    // MARK: Steps

    private func stored(asAnswerer: Bool, in tx: Transaction) throws -> Difficulty {
        let ground = try DifficultyGround(supervision, in: tx)
        let reach = DifficultyReach(actor, ground)
        guard let stored = try DifficultyQueries.difficulty(number, in: tx), reach.sees(stored) else {
            throw NotFound("difficulty")
        }
        guard asAnswerer ? reach.mayAnswer(stored) : reach.mayFollow(stored) else {
            throw Refusal(asAnswerer ? "difficulty_not_yours_to_answer" : "difficulty_not_yours")
        }
        guard stored.version == version else { throw Refusal("difficulty_changed_meanwhile") }
        return stored
    }

    private func step(
        _ stored: Difficulty, _ action: DifficultyStep.Action, note: String? = nil, to state: Difficulty.State,
        answering: Int64? = nil, in tx: Transaction
    ) throws {
        try DifficultyDraft.checkLength(note ?? "")
        let change = DifficultyQueries.Change(
            state: state, answeringUnit: answering ?? stored.answeringUnit,
            answeringSince: answering == nil ? stored.answeringSince : tx.today)
        guard try DifficultyQueries.change(stored, change, in: tx) else {
            throw Refusal("difficulty_changed_meanwhile")
        }
        let ground = try DifficultyGround(supervision, in: tx)
        let isAnswerers = [.takeUp, .answer].contains(action)
        try DifficultyQueries.note(
            DifficultyStep(
                action: action, note: note, unit: answering ?? (isAnswerers ? ground.holder(of: stored)?.number : nil),
                at: tx.now, by: actor.signature), of: number, in: tx)
        try tx.audit(actor, "supervision.\(action.rawValue)", "difficulty:\(number)", ["state": state.rawValue])
    }
}
