internal import Kernel
internal import Storage
internal import Web

/// Raising a difficulty.
struct RaiseRoutes: Sendable {
    let store: Store
    let supervision: SupervisionFacade

    var routes: [Route] {
        let raise = SupervisionFacade.raise
        return [
            .needs(raise, .get, RaisePage.path.text, new),
            .needs(raise, .post, "/difficulties", bodyLimit: DifficultyDraft.formBytes, add),
        ]
    }

    private func new(_ visit: SignedIn) async throws -> Answer {
        let today = visit.now.businessDay
        let wanted = visit.query("on").flatMap { Day($0) }.map { min($0, today) } ?? today
        let names = ["back", "raiser", "agreement", "partner", "point", "answering"]
        var fields = Dictionary(uniqueKeysWithValues: names.map { ($0, visit.query($0) ?? "") })
        fields["arose_on"] = wanted.description
        return .page(try await page(visit, Form(fields)))
    }

    private func add(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        do {
            let draft = try DifficultyDraft(form, today: visit.now.businessDay)
            let number = try await store.write { [supervision] tx in
                try RaiseDifficulty(supervision: supervision, actor: visit.actor).raise(draft, in: tx)
            }
            return .redirect(
                to: LocalPath(untrusted: form["back"]) ?? DifficultyPage.path(of: number),
                flash: Flash("flash.difficulty_raised", ["number": String(number)]))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: RaisePage.fieldsOfRefusals)
            return .page(try await page(visit, form, trouble), status: .unprocessable)
        }
    }

    private func page(_ visit: SignedIn, _ form: Form, _ trouble: Trouble? = nil) async throws -> RaisePage {
        let ground = try await store.read { [supervision] tx in
            try RaiseGround(as: visit.actor, supervision, in: tx)
        }
        return RaisePage(ground, form, visit.messages, trouble: trouble)
    }
}
