internal import Figures
internal import Kernel
internal import Organisation
internal import Storage

/// Reminds every unit at which something is missing from a target, once each.
struct RemindMissing: Sendable {
    let targets: TargetsFacade
    let actor: Actor

    /// How many units were reminded.
    ///
    /// Units that merged are reached as their heirs of today. Throws `NotFound` for an unknown target, and a `Refusal`:
    /// `target_not_yours`, `reminder_message_missing`, `reminder_message_too_long`, `reminder_due_passed`,
    /// `reminder_nothing_missing`, `reminder_sent_already`.
    func run(
        _ request: TargetsRequest, target code: String, message: String, due: Day?, in tx: Transaction
    ) throws -> Int {
        let question = try TargetsQuestion(request, as: actor, targets.organisation, in: tx)
        guard UnitReach(actor, TargetsFacade.assign, question.tree).sees(question.scope) else {
            throw Refusal("target_not_yours")
        }
        guard !message.isEmpty else { throw Refusal("reminder_message_missing") }
        guard message.count <= TargetReminder.longestMessage else { throw Refusal("reminder_message_too_long") }
        if let due, due < tx.today { throw Refusal("reminder_due_passed") }
        guard let result = try targets.results(question, only: code, in: tx).first else { throw NotFound("target") }
        let units = RemindMissing.units(result.count?.missing ?? [], in: question.tree, today: tx.today)
        guard !units.isEmpty else { throw Refusal("reminder_nothing_missing") }
        try tx.lock(.register)
        let earlier = try ReminderQueries.sent(
            code, period: question.period, by: question.scope.number, limit: 1, in: tx)
        // A form that is sent twice reminds nobody twice.
        if let last = earlier.first?.reminder, last.message == message, last.sentAt.businessDay == tx.today {
            throw Refusal("reminder_sent_already")
        }
        let reminder = TargetReminder(
            number: try tx.takeNumbers("target_reminder").lowerBound, target: code, period: question.period,
            sender: question.scope.number, message: message, dueOn: due, sentBy: actor.signature, sentAt: tx.now)
        try ReminderQueries.insert(reminder, to: units, in: tx)
        try tx.audit(
            actor, "targets.reminded", "target:\(code)",
            ["unit": question.scope.code, "period": question.period.description, "units": String(units.count)])
        return units.count
    }

    /// The units that stand today for those at which something is missing, with how much.
    static func units(_ missing: [Count.Missing], in tree: UnitTree, today: Day) -> [Int64: Int64] {
        var units: [Int64: Int64] = [:]
        for unit in missing.compactMap(\.unit) {
            guard let heir = tree.heir(of: unit, made: nil, on: today) else { continue }
            units[heir, default: 0] += 1
        }
        return units
    }
}
