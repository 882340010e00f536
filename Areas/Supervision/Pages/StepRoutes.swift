internal import Kernel
internal import Storage
internal import Web

/// What the unit that answers and what the raiser do with a difficulty.
struct StepRoutes: Sendable {
    let store: Store
    let supervision: SupervisionFacade

    var routes: [Route] {
        let (raise, answer) = (SupervisionFacade.raise, SupervisionFacade.answer)
        return [
            .needs(answer, .post, "/difficulties/{number}/answer") { visit in
                try await step(visit, side: .answerer)
            },
            .needs(raise, .post, "/difficulties/{number}/follow") { visit in
                try await step(visit, side: .raiser)
            },
            .needs(
                raise, .post, "/difficulties/{number}/files", bodyLimit: DifficultyDraft.formBytes, addFiles),
        ]
    }

    private func step(_ visit: SignedIn, side: DifficultyPage.Side) async throws -> Answer {
        let (number, form) = (try visit.difficultyNumber(), try await visit.form())
        let (action, note) = (form["action"], form.text("note"))
        return try await run(visit, number, form, side) { handling, tx in
            let asAnswerer = side == .answerer
            switch (action, asAnswerer) {
            case ("take_up", true): try handling.takeUp(in: tx)
            case ("answer", true): try handling.answer(note, in: tx)
            case ("pass_up", true): try handling.passUp(note, in: tx)
            case ("settle", _): try handling.settle(note, asAnswerer: asAnswerer, in: tx)
            case ("reopen", _): try handling.reopen(note, asAnswerer: asAnswerer, in: tx)
            default: throw Refusal("difficulty_step_unknown")
            }
        }
    }

    private func addFiles(_ visit: SignedIn) async throws -> Answer {
        let (number, form) = (try visit.difficultyNumber(), try await visit.form())
        return try await run(visit, number, form, .raiser) { handling, tx in
            try handling.add(try form.checkedFiles(), in: tx)
        }
    }

    /// Runs a step; a refusal shows the page with the reason and what was typed.
    private func run(
        _ visit: SignedIn, _ number: Int64, _ form: Form, _ side: DifficultyPage.Side,
        _ body: @escaping @Sendable (HandleDifficulty, Transaction) throws -> Void
    ) async throws -> Answer {
        let handling = HandleDifficulty(
            supervision: supervision, actor: visit.actor, number: number,
            version: Digits.integer(form["version"]) ?? 0)
        do {
            try await store.write { tx in try body(handling, tx) }
            return .redirect(to: DifficultyPage.path(of: number), flash: Flash("flash.difficulty_noted"))
        } catch let refusal as Refusal {
            let look = try await store.read { [supervision] tx in
                try DifficultyLook(number, as: visit.actor, supervision, in: tx)
            }
            let trouble = Trouble(refusal, visit.messages, fields: DifficultyPage.fieldsOfRefusals(side))
            let page = DifficultyPage(look, visit.messages, typed: (side, form["note"]), trouble: trouble)
            return .page(page, status: .unprocessable)
        }
    }
}

extension SignedIn {
    /// The number in the path; not found when it is none.
    func difficultyNumber() throws -> Int64 {
        guard let number = Digits.integer(try parameter("number")) else { throw NotFound("difficulty") }
        return number
    }
}
