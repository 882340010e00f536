import Kernel
import Storage

/// Reminds everybody whose report is not handed in, on the days that the assignment of the form says.
///
/// One reminder for an obligation, a due day and a mark, however often this runs; it changes no report.
struct RemindOwed {
    let desk: ReportDesk

    /// How many were reminded.
    func run(on day: Day, in tx: Transaction) throws -> Int {
        let assignments = try FormQueries.assignments(in: tx).filter { !$0.reminders.days.isEmpty }
        guard let first = assignments.compactMap(\.reminders.days.first).min(),
            let last = assignments.compactMap(\.reminders.days.last).max()
        else { return 0 }
        try tx.lock(.register)
        // Due days whose first mark may have come, and whose last mark is not forgotten yet.
        let due = (day - last - ReminderMarks.daysOfGrace)...(day - first)
        let sent = try ReminderQueries.sent(due: due, in: tx)
        var marks: [Key: [String: Set<Int>]] = [:]
        var reminders: [ReminderQueries.Reminder] = []
        for waiting in try ReminderQueries.waiting(due: due, on: day, in: tx) {
            let key = Key(form: waiting.form, version: waiting.formVersion, period: waiting.period)
            if marks[key] == nil { marks[key] = try self.marks(key, assignments, in: tx) }
            let own = ReminderMarks((marks[key]?[waiting.subject] ?? []).map { String($0) }.joined(separator: ","))
            guard let mark = own?.reached(due: waiting.dueOn, on: day) else { continue }
            let reminder = ReminderQueries.Reminder(
                obligation: waiting.number, version: waiting.version, dueOn: waiting.dueOn, mark: mark)
            if !sent.contains(reminder.key) { reminders.append(reminder) }
        }
        guard !reminders.isEmpty else { return 0 }
        try ReminderQueries.insert(reminders, by: desk.actor, in: tx)
        try tx.audit(
            desk.actor, "reports.remind_due", "reports",
            ["day": day.description, "reports": String(reminders.count)])
        return reminders.count
    }

    private struct Key: Hashable {
        let form: String
        let version: Int
        let period: Period
    }

    /// The marks by subject, of all assignments that asked for the period.
    private func marks(
        _ key: Key, _ assignments: [FormAssignment], in tx: Transaction
    ) throws -> [String: Set<Int>] {
        guard let form = desk.forms.first(where: { $0.code == key.form && $0.version == key.version }),
            let last = form.days(of: key.period).to.map({ $0 - 1 })
        else { return [:] }
        let opening = OpenPeriod(desk: desk)
        var marks: [String: Set<Int>] = [:]
        for assignment in assignments
        where assignment.form == form.code && assignment.periodKind == key.period.kind
            && assignment.days.contains(last)
        {
            for subject in opening.subjects(of: assignment, form, on: last) {
                marks[subject, default: []].formUnion(assignment.reminders.days)
            }
        }
        return marks
    }
}
