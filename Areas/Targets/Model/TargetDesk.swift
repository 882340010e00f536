internal import Kernel
internal import Organisation
internal import Storage
package import Web

extension TargetsFacade {
    /// What Targets lays on people's desks: reminders of what is missing at their own units.
    package var deskSource: DeskSource {
        DeskSource(notices: { question, news, tx in
            let codes = question.actor.scopes(for: TargetsFacade.read).compactMap { scope -> String? in
                if case .unit(let code) = scope { code } else { nil }
            }
            guard !codes.isEmpty else { return [] }
            let tree = try organisation.tree.value(in: tx)
            // What was sent to a unit that has merged since waits at its heir.
            let own = Set(codes.compactMap { tree.unit(code: $0)?.number })
            let heirs = own.compactMap { tree.heir(of: $0, made: nil, on: tx.today) }
            let words = TargetWords(question.messages)
            return try ReminderQueries.received(
                by: own.union(heirs).sorted(), since: news.since, but: question.actor, limit: news.most, in: tx
            ).map { unit, sent in
                let reminder = sent.reminder
                let name = tree.unit(reminder.sender).map { tree.name(of: $0, on: tx.today) } ?? ""
                let text = words.text(
                    reminder.dueOn == nil ? "reminders.notice" : "reminders.notice_due",
                    [
                        "unit": name, "code": reminder.target, "period": reminder.period.description,
                        "count": words.number(sent.count), "message": reminder.message,
                        "due": reminder.dueOn?.printed ?? "",
                    ])
                let path = TargetPage.path(of: reminder.target).with("unit", tree.unit(unit)?.code ?? "")
                    .with("period", reminder.period.description)
                return DeskNotice(text, at: reminder.sentAt, path: path)
            }
        })
    }
}
