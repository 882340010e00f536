internal import Kernel
internal import Storage
internal import Web

/// The life of an assignment after it was made.
struct AssignmentRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] {
        let path = "/forms/{code}/assignments/{number}"
        return [
            .needs(ReportsFacade.review, .get, path, show), .needs(ReportsFacade.review, .post, path, change),
        ]
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let (assignment, form) = try await found(visit)
        return .page(AssignmentPage(assignment, form, visit.messages))
    }

    private func found(_ visit: SignedIn) async throws -> (FormAssignment, ReportForm) {
        guard FormsLook.mayStore(visit.actor) else { throw Forbidden(ReportsFacade.review) }
        let (code, number) = (try visit.parameter("code"), Digits.integer(try visit.parameter("number")))
        let look = try await store.read { [reports] tx in
            try FormsLook(try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
        }
        guard let assignment = look.assignments.first(where: { $0.number == number && $0.form == code }),
            let form = look.forms.last(where: { $0.code == code })
        else { throw NotFound("assignment") }
        return (assignment, form)
    }

    private func change(_ visit: SignedIn) async throws -> Answer {
        let (assignment, form) = try await found(visit)
        let typed = try await visit.form()
        do {
            let request = try AssignmentChange(typed)
            try await store.write { [reports] tx in
                try StoreForm(reports: reports, actor: visit.actor).change(
                    assignment.number, from: request.before, until: request.until, request.reminders, in: tx)
            }
            return .redirect(to: FormVersionPage.path(form), flash: Flash("flash.assignment_changed"))
        } catch let refusal as Refusal {
            let fields = ["bad_remind_days": "remind", "bad_assignment": "until", "assigned_already": "until"]
            let trouble = Trouble(refusal, visit.messages, fields: fields)
            return .page(
                AssignmentPage(assignment, form, visit.messages, typed: typed, trouble: trouble),
                status: .unprocessable)
        }
    }
}

/// What somebody wants of an assignment, with what stood there before.
private struct AssignmentChange {
    let until: Day?
    let reminders: ReminderMarks
    let before: (until: Day?, reminders: ReminderMarks)

    /// Throws the refusals `bad_assignment` and `bad_remind_days`.
    init(_ form: Form) throws {
        let text = form.text("until")
        until = Day(text)
        guard text.isEmpty || until != nil else { throw Refusal("bad_assignment") }
        let marks = form.text("remind")
        guard let read = ReminderMarks(marks) else { throw Refusal("bad_remind_days", ["days": marks]) }
        reminders = read
        before = (Day(form.text("until_before")), ReminderMarks(form.text("remind_before")) ?? .none)
    }
}
