internal import Foundation
import Kernel
import Organisation
import Storage

/// Stores a version of a form, from then on unchangeable, and says who owes it.
struct StoreForm {
    let reports: ReportsFacade
    let actor: Actor

    /// The form of a file; false when that version is stored already, as it is.
    ///
    /// Throws the refusals of `FormReader`, `form_version_frozen` for other words under a stored version, and
    /// `form_version_order` for a version that does not follow the last one.
    func store(_ content: [UInt8], in tx: Transaction) throws -> (form: ReportForm, isNew: Bool) {
        let form = try FormReader.form(content)
        guard try StoreForm.check(form, among: try reports.forms.value(in: tx)) else { return (form, false) }
        try FormQueries.insert(form, content: String(decoding: content, as: UTF8.self), by: actor, in: tx)
        try tx.markChanged(ReportsFacade.formRegister)
        try tx.audit(actor, "forms.store", "form:\(form.code)", ["version": String(form.version)])
        return (form, true)
    }

    /// Whether the version is new; throws `form_version_frozen` and `form_version_order`.
    @discardableResult static func check(_ form: ReportForm, among forms: [ReportForm]) throws -> Bool {
        let stored = forms.filter { $0.code == form.code }
        if let same = stored.first(where: { $0.version == form.version }) {
            guard same == form else {
                throw Refusal("form_version_frozen", ["form": form.code, "version": String(form.version)])
            }
            return false
        }
        let next = (stored.map(\.version).max() ?? 0) + 1
        guard form.version == next else {
            throw Refusal(
                "form_version_order",
                ["form": form.code, "version": String(form.version), "next": String(next)])
        }
        return true
    }

    /// Says who owes a form from a day on.
    ///
    /// Throws the refusals `unknown_form`, `unknown_subject`, `bad_assignment_period` and `assigned_already`.
    func assign(_ assignment: FormAssignment, in tx: Transaction) throws {
        let desk = try ReportDesk(reports, as: actor, in: tx)
        let form = try desk.form(assignment.form)
        guard form.periods.contains(assignment.periodKind) else {
            throw Refusal(
                "bad_assignment_period", ["form": form.code, "period": assignment.periodKind.rawValue])
        }
        let isKnown =
            switch form.subject {
            case .unit: desk.tree.unit(code: assignment.subject) != nil
            case .partner:
                assignment.subject == FormAssignment.allPartners
                    || desk.partners.contains { $0.code == assignment.subject }
            }
        guard isKnown else { throw Refusal("unknown_subject", ["subject": assignment.subject]) }
        try refuseTwice(assignment, in: tx)
        let number = try tx.takeNumbers("form_assignment").lowerBound
        try FormQueries.insert(
            FormAssignment(
                number: number, form: assignment.form, periodKind: assignment.periodKind,
                subject: assignment.subject, unitKind: assignment.unitKind, days: assignment.days,
                reminders: assignment.reminders), in: tx)
        try tx.audit(
            actor, "forms.assign", "form:\(form.code)",
            ["subject": assignment.subject, "period": assignment.periodKind.rawValue])
    }

    /// Ends an assignment, lets it go on, or says on which days people are reminded.
    ///
    /// Periods that were opened stay owed as they are. `old` is the assignment as the person saw it. Throws `NotFound`
    /// and the refusals `assignment_changed_meanwhile` and `assigned_already`.
    func change(
        _ number: Int64, from old: (until: Day?, reminders: ReminderMarks), until: Day?, _ reminders: ReminderMarks,
        in tx: Transaction
    ) throws {
        guard var stored = try FormQueries.assignments(in: tx).first(where: { $0.number == number }) else {
            throw NotFound("assignment")
        }
        guard stored.days.to == old.until, stored.reminders == old.reminders else {
            throw Refusal("assignment_changed_meanwhile")
        }
        let days = DayRange(from: stored.days.from, to: until)
        guard !days.isEmpty else { throw Refusal("bad_assignment") }
        (stored.days, stored.reminders) = (days, reminders)
        try refuseTwice(stored, in: tx)
        try FormQueries.change(stored, in: tx)
        try tx.audit(
            actor, "forms.assignment_change", "form:\(stored.form)",
            [
                "assignment": String(number), "until": until?.description ?? "", "remind": reminders.description,
                "until_before": old.until?.description ?? "", "remind_before": old.reminders.description,
            ])
    }

    /// Nobody owes the same form and period by two assignments to the same subject.
    private func refuseTwice(_ assignment: FormAssignment, in tx: Transaction) throws {
        let clash = try FormQueries.assignments(in: tx).contains { other in
            other.number != assignment.number && other.form == assignment.form
                && other.periodKind == assignment.periodKind && other.subject == assignment.subject
                && other.unitKind == assignment.unitKind && other.days.overlaps(assignment.days)
        }
        guard !clash else {
            throw Refusal("assigned_already", ["form": assignment.form, "subject": assignment.subject])
        }
    }
}
