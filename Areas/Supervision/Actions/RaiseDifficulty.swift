internal import Attachments
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Writes down a difficulty, with its photos, for the unit that has to answer.
struct RaiseDifficulty: Sendable {
    let supervision: SupervisionFacade
    let actor: Actor

    /// Gives its number; the same sentences of the same raiser and day, sent twice over a bad line, are one difficulty.
    ///
    /// Throws the refusals of `DifficultyDraft`, `difficulty_not_yours`, `difficulty_in_future`,
    /// `difficulty_nobody_above`, `difficulty_unit_unknown` and `difficulty_not_above`.
    func raise(_ draft: DifficultyDraft, in tx: Transaction) throws -> Int64 {
        try draft.check()
        let ground = try DifficultyGround(supervision, in: tx)
        guard let raiser = DifficultyReach(actor, ground).raisers.first(where: { ground.code(of: $0) == draft.raiser })
        else { throw Refusal("difficulty_not_yours") }
        return try raise(draft, by: raiser, ground, in: tx)
    }

    /// What a member met, in the name of the member's unit: the same thing of the same day is one difficulty.
    ///
    /// Throws the refusals of `raise`.
    func raiseForMember(_ draft: DifficultyDraft, of unit: Int64, in tx: Transaction) throws -> Int64 {
        try draft.check()
        return try raise(draft, by: .unit(unit), try DifficultyGround(supervision, in: tx), in: tx)
    }

    private func raise(
        _ draft: DifficultyDraft, by raiser: Difficulty.Raiser, _ ground: DifficultyGround, in tx: Transaction
    ) throws -> Int64 {
        let (subject, answering) = try judged(draft, raiser, ground, today: tx.today)
        let sameDay = try DifficultyQueries.raised(
            byUnits: [raiser.unit].compactMap(\.self), partners: [raiser.partner].compactMap(\.self),
            in: DayRange(from: draft.aroseOn, to: draft.aroseOn + 1), in: tx)
        let same = sameDay.first { stored in
            stored.sentence == draft.sentence && stored.handling == draft.handling && stored.subject == subject
                && stored.answeringUnit == answering.number && stored.kind == draft.kind
        }
        if let same { return same.number }
        return try write(draft, raiser, ground, at: tx.now, in: tx)
    }

    /// Like `raise` for whatever raiser, at a moment that is over.
    func record(_ draft: DifficultyDraft, at moment: Instant, in tx: Transaction) throws -> Int64 {
        try draft.check()
        let ground = try DifficultyGround(supervision, in: tx)
        let unit = ground.tree.unit(code: draft.raiser).map { Difficulty.Raiser.unit($0.number) }
        let partner = ground.register.partner(code: draft.raiser).map { Difficulty.Raiser.partner($0.number) }
        guard let raiser = unit ?? partner else { throw Refusal("difficulty_not_yours") }
        return try write(draft, raiser, ground, at: moment, in: tx)
    }

    /// What the draft is about, and who answers.
    private func judged(
        _ draft: DifficultyDraft, _ raiser: Difficulty.Raiser, _ ground: DifficultyGround, today: Day
    ) throws -> (Difficulty.Subject, UnionUnit) {
        guard draft.aroseOn <= today else { throw Refusal("difficulty_in_future") }
        let subject = try draft.subject(raiser, ground.register)
        let named = try draft.answering.map { try ground.answering(named: $0, raiser) }
        return (subject, try named ?? ground.answering(raiser, subject))
    }

    /// Stands in the place of a member's sign-in name, which may be the name itself.
    private static let member = "đoàn viên"

    private func write(
        _ draft: DifficultyDraft, _ raiser: Difficulty.Raiser, _ ground: DifficultyGround, at moment: Instant,
        in tx: Transaction
    ) throws -> Int64 {
        let (subject, answering) = try judged(draft, raiser, ground, today: tx.today)
        let number = try tx.takeNumbers("difficulty").lowerBound
        let difficulty = Difficulty(
            number: number, raiser: raiser, subject: subject, aroseOn: draft.aroseOn, sentence: draft.sentence,
            handling: draft.handling, answeringUnit: answering.number, answeringSince: moment.businessDay,
            state: .raised, version: 1, raisedAt: moment, kind: draft.kind)
        try DifficultyQueries.insert(difficulty, in: tx)
        try DifficultyQueries.note(
            DifficultyStep(
                action: .raise, note: nil, unit: answering.number, at: moment,
                by: draft.kind == nil ? actor.signature : RaiseDifficulty.member),
            of: number, in: tx)
        for (index, file) in draft.files.enumerated() {
            try DifficultyQueries.attach(file, as: Int64(index + 1), to: number, in: tx)
        }
        try tx.audit(
            actor, "supervision.raise", "difficulty:\(number)",
            ["raiser": ground.code(of: raiser), "answering": answering.code, "files": String(draft.files.count)])
        return number
    }
}

extension DifficultyGround {
    /// The code of the unit or partner.
    func code(of raiser: Difficulty.Raiser) -> String {
        switch raiser {
        case .unit(let number): tree.unit(number)?.code ?? ""
        case .partner(let number): register.partner(number)?.code ?? ""
        }
    }
}
