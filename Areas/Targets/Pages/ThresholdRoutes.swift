internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// Thresholds of targets: the list, setting one and ending one.
struct ThresholdRoutes: Sendable {
    let store: Store
    let targets: TargetsFacade

    var routes: [Route] {
        [
            .needs(TargetsFacade.read, .get, "/target-thresholds", list),
            .needs(TargetsFacade.assign, .post, "/target-thresholds", set),
            .needs(TargetsFacade.assign, .post, "/target-thresholds/{number}/end", end),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let form = Form(["unit": visit.asked("unit") ?? "", "valid_from": visit.now.businessDay.description])
        return .page(try await page(visit, form, trouble: nil))
    }

    private func set(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        return try await act(visit, form, flash: "flash.threshold_set") { action, tx in
            guard let from = Day(typed: form.text("valid_from")) else { throw Refusal("threshold_from_unreadable") }
            let to = form.optionalText("valid_to")
            let end = to.flatMap { Day(typed: $0) }
            guard (to == nil) == (end == nil) else { throw Refusal("threshold_to_unreadable") }
            let typed = form.text("share").replacing("%", with: "").replacing(",", with: ".").filter { $0 != " " }
            guard let share = Percentage(typed) else { throw Refusal("threshold_share_unreadable") }
            guard (form.optionalText("document") ?? "").count <= 500 else { throw Refusal("threshold_text_too_long") }
            try action.set(
                form.text("target"), unit: form.optionalText("unit"), share, DayRange(from: from, to: end),
                document: form.optionalText("document"), in: tx)
        }
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        guard let number = Digits.integer(try visit.parameter("number")) else { throw NotFound("threshold") }
        let form = try await visit.form()
        let version = Digits.integer(form["version"]) ?? 0
        return try await act(visit, Form(), flash: "flash.threshold_ended") { action, tx in
            try action.end(number, version: version, on: tx.today, in: tx)
        }
    }

    private func act(
        _ visit: SignedIn, _ form: Form, flash: String,
        _ body: @escaping @Sendable (SetThreshold, Transaction) throws -> Void
    ) async throws -> Answer {
        do {
            try await store.write { [targets] tx in try body(SetThreshold(targets: targets, actor: visit.actor), tx) }
            return .redirect(to: ThresholdsPage.path, flash: Flash(flash))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: ThresholdRoutes.fields)
            return .page(try await page(visit, form, trouble: trouble), status: .unprocessable)
        }
    }

    private static let fields = [
        "unknown_scope": "unit", "target_not_yours": "unit", "threshold_share_unreadable": "share",
        "threshold_from_unreadable": "valid_from", "threshold_to_unreadable": "valid_to",
        "threshold_empty": "valid_to", "threshold_overlaps": "valid_from", "target_unknown": "target",
        "threshold_text_too_long": "document",
    ]

    private func page(_ visit: SignedIn, _ form: Form, trouble: Trouble?) async throws -> ThresholdsPage {
        let (book, tree) = try await store.read { [targets] tx in
            (try targets.book.value(in: tx), try targets.organisation.tree.value(in: tx))
        }
        let scopes = visit.actor.scopes(for: TargetsFacade.assign)
        return ThresholdsPage(
            book, tree, form, mayAssign: !scopes.isEmpty, isEverything: scopes.contains(.everything),
            today: visit.now.businessDay, visit.messages, trouble: trouble)
    }
}
