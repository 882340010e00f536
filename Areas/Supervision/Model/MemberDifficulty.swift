package import Kernel
internal import Organisation
internal import Partners
package import Storage

/// What a member met at a counter: a card refused, or another price than the agreed one.
package struct MemberDifficulty: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case refusedCard = "refused_card"
        case wrongPrice = "wrong_price"
    }

    package let kind: Kind
    /// The member's unit, which carries it on; its number.
    package let unit: Int64
    /// The code of the point.
    package let point: String
    /// Names no person.
    package let sentence: String
    package let note: String?

    package init(kind: Kind, unit: Int64, point: String, sentence: String, note: String?) {
        self.kind = kind
        self.unit = unit
        self.point = point
        self.sentence = sentence
        self.note = note
    }
}

/// How far a member's report has come, as the member may read it: no name of any person.
package struct MemberDifficultyState: Sendable {
    package struct Answer: Sendable {
        package let text: String
        package let unit: String
        package let at: Instant
    }

    package let number: Int64
    /// `raised`, `taken_up`, `answered`, `settled` or `reopened`.
    package let state: String
    package let isWaiting: Bool
    package let sentence: String
    package let note: String?
    package let point: String
    /// The unit that has to answer today.
    package let answering: String
    package let raisedAt: Instant
    /// The first one first.
    package let answers: [Answer]
}

extension SupervisionFacade {
    /// Raises what a member met, and gives the difficulty's number.
    ///
    /// Throws `difficulty_point_unknown`, `difficulty_nobody_above` and `difficulty_text_too_long`.
    package func raise(_ met: MemberDifficulty, as actor: Actor, in tx: Transaction) throws -> Int64 {
        var draft = DifficultyDraft(
            aroseOn: tx.today, sentence: met.sentence, handling: met.note, point: met.point)
        draft.kind = Difficulty.Kind(rawValue: met.kind.rawValue)
        return try RaiseDifficulty(supervision: self, actor: actor).raiseForMember(draft, of: met.unit, in: tx)
    }

    /// How far these have come; the caller knows whose they are.
    package func states(of numbers: [Int64], in tx: Transaction) throws -> [MemberDifficultyState] {
        let ground = try DifficultyGround(self, in: tx)
        let answers = try DifficultyQueries.answers(of: numbers, in: tx)
        return try DifficultyQueries.difficulties(numbers, in: tx).map { difficulty in
            MemberDifficultyState(
                number: difficulty.number, state: difficulty.state.rawValue, isWaiting: difficulty.state.isWaiting,
                sentence: difficulty.sentence, note: difficulty.handling,
                point: difficulty.subject.point.flatMap { ground.register.point($0)?.name } ?? "",
                answering: ground.holder(of: difficulty).map { ground.name(of: $0) } ?? "",
                raisedAt: difficulty.raisedAt,
                answers: (answers[difficulty.number] ?? []).map { step in
                    let unit = step.unit.flatMap { ground.tree.unit($0) }
                    return .init(
                        text: step.note ?? "",
                        unit: unit.map { ground.tree.name(of: $0, on: step.at.businessDay) } ?? "", at: step.at)
                })
        }
    }
}
