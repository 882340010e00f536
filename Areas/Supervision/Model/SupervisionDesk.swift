internal import Kernel
internal import Storage
package import Web

extension SupervisionFacade {
    /// What Supervision lays on people's desks: difficulties that wait for their answer, and answers to their own.
    package var deskSource: DeskSource {
        DeskSource(
            tasks: { question, tx in
                try DifficultyDesk(self, question, in: tx).map { try $0.tasks(in: tx) } ?? []
            },
            notices: { question, news, tx in
                try DifficultyDesk(self, question, in: tx).map { try $0.notices(news, in: tx) } ?? []
            })
    }
}

/// The difficulties that concern one person.
struct DifficultyDesk {
    private let question: DeskQuestion
    private let ground: DifficultyGround
    private let reach: DifficultyReach

    /// Older ones than so many are found in the register.
    private static let mostRead = 500
    private static let mostLetters = 90

    /// Nil for those who have nothing to do with difficulties.
    init?(_ supervision: SupervisionFacade, _ question: DeskQuestion, in tx: Transaction) throws {
        let actor = question.actor
        guard actor.may(SupervisionFacade.answer) || actor.may(SupervisionFacade.raise) else { return nil }
        self.question = question
        ground = try DifficultyGround(supervision, in: tx)
        reach = DifficultyReach(actor, ground)
    }

    func tasks(in tx: Transaction) throws -> [DeskTask] {
        var filter = DifficultyQueries.Filter()
        filter.states = Difficulty.State.allCases.filter { $0.isWaiting || $0 == .answered }
        let open = try DifficultyQueries.difficulties(filter, below: .max, limit: DifficultyDesk.mostRead, in: tx)
        // Who answers for everybody still leaves to provinces what waits for provinces.
        let toAnswer = open.filter { $0.state.isWaiting && reach.mayAnswer($0) && !reach.mayFollow($0) }
        let answered = open.filter { $0.state == .answered && reach.mayFollow($0) }
        return [
            task("answer", toAnswer, DifficultiesRequest.waiting, .now),
            task("answered", answered, Difficulty.State.answered.rawValue, .now),
        ].compactMap { $0 }
    }

    private func task(
        _ key: String, _ difficulties: [Difficulty], _ state: String, _ urgency: DeskTask.Urgency
    ) -> DeskTask? {
        guard !difficulties.isEmpty else { return nil }
        let lines = difficulties.prefix(DeskTask.mostLines).map { difficulty in
            DeskTask.Line(
                "\(ground.raiserName(difficulty)): \(DifficultyDesk.short(difficulty.sentence))",
                DifficultyPage.path(of: difficulty.number))
        }
        return DeskTask(
            question.text("supervision.desk.\(key)", ["count": Digits.grouped(Int64(difficulties.count))]),
            count: difficulties.count, at: DifficultiesPage.path.with("state", state), urgency, lines: Array(lines))
    }

    func notices(_ news: DeskNews, in tx: Transaction) throws -> [DeskNotice] {
        let happenings = try DifficultyNewsQueries.happenings(
            since: news.since, but: question.actor, most: news.most, in: tx)
        return happenings.compactMap { step, difficulty in
            let concerns =
                switch step.action {
                case .raise, .reopen, .settle, .addFiles, .passUp: reach.mayAnswer(difficulty)
                case .takeUp, .answer: reach.mayFollow(difficulty)
                }
            guard concerns, question.actor.kind == .person else { return nil }
            let text = question.text(
                "supervision.notice.\(step.action.rawValue)",
                [
                    "number": String(difficulty.number), "name": ground.raiserName(difficulty),
                    "sentence": DifficultyDesk.short(difficulty.sentence),
                ])
            return DeskNotice(text, at: step.at, path: DifficultyPage.path(of: difficulty.number))
        }
    }

    private static func short(_ sentence: String) -> String {
        sentence.count > mostLetters ? sentence.prefix(mostLetters) + "…" : sentence
    }
}
