import Kernel
import Storage

/// What somebody has to hand in now, with the last reminder of each; the earliest due first.
struct OwnReports: Sendable {
    struct Line: Sendable {
        let obligation: Obligation
        let form: ReportForm
        let state: ReportState
        let reminder: ReportEvent?
    }

    let lines: [Line]

    /// Longer lists are worked off from the front.
    static let most = 20

    init(_ desk: ReportDesk, in tx: Transaction) throws {
        let subjects = desk.actor.scopes(for: ReportsFacade.fill).compactMap { scope -> String? in
            switch scope {
            case .unit(let code), .partner(let code): code
            case .everything, .point, .member: nil
            }
        }
        let open = try ReminderQueries.open(of: subjects, on: tx.today, most: OwnReports.most, in: tx)
        let found = try ObligationQueries.obligations(open, in: tx)
        let obligations = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let reminders = try ObligationQueries.lastReminders(of: open, in: tx)
        lines = try open.compactMap { number in
            guard let obligation = obligations[number] else { return nil }
            let form = try desk.form(of: obligation)
            guard desk.mayFill(obligation.subject, form) else { return nil }
            return Line(
                obligation: obligation, form: form, state: obligation.state(on: tx.today),
                reminder: reminders[number])
        }
    }
}
