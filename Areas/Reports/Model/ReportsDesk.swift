internal import Kernel
internal import Organisation
internal import Storage
package import Web

extension ReportsFacade {
    /// What Reports lays on people's desks: what they owe and what waits for their judgement, this month's figures,
    /// what the search finds, and what happened to reports.
    package var deskSource: DeskSource {
        DeskSource(
            tasks: { question, tx in
                let desk = try ReportDesk(self, as: question.actor, in: tx)
                return try ReportTasks(desk: desk, question: question).tasks(in: tx)
            },
            facts: { question, tx in try deskFacts(question, in: tx) },
            finds: { question, search, tx in
                guard question.actor.may(ReportsFacade.read) else { return [] }
                let desk = try ReportDesk(self, as: question.actor, in: tx)
                return try ReportFinds(desk: desk, question: question, search: search).all(in: tx)
            },
            notices: { question, news, tx in
                let desk = try ReportDesk(self, as: question.actor, in: tx)
                return try ReportNotices(desk: desk, question: question).notices(news, in: tx)
            })
    }

    /// The figures of this month's welfare report for the own unit or partner.
    private func deskFacts(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskFact] {
        let reach = try reach(of: question.actor, in: tx)
        guard let unit = reach.ownUnit else { return [] }
        let asked = WelfareQuestion(
            scope: unit.code, partner: reach.partner(for: unit), period: Period(.month, containing: tx.today))
        guard reach.refusal(of: unit, partner: asked.partner) == nil, let totals = try? figures(asked, in: tx).totals
        else { return [] }
        let path = WelfareRequest(asked).on(WelfarePages.path)
        return [
            DeskFact(Digits.grouped(Int64(totals.turns)), question.text("reports.desk.turns"), at: path),
            DeskFact(Digits.grouped(Int64(totals.members)), question.text("reports.desk.members"), at: path),
            DeskFact(totals.discountAmount.printed, question.text("reports.desk.saving"), at: path),
        ]
    }
}

/// The reports that somebody must fill, and those that somebody must judge or ask for.
struct ReportTasks {
    let desk: ReportDesk
    let question: DeskQuestion

    /// A report due after this many days is for later.
    private static let soonDays = 14
    private static let mostOwed = 100

    func tasks(in tx: Transaction) throws -> [DeskTask] {
        try own(in: tx) + waiting(in: tx)
    }

    static func subjects(of actor: Actor) -> [String] {
        actor.scopes(for: ReportsFacade.fill).compactMap { scope in
            switch scope {
            case .unit(let code), .partner(let code): code
            case .everything, .point, .member: nil
            }
        }
    }

    // MARK: To fill

    private func own(in tx: Transaction) throws -> [DeskTask] {
        let owed = try DeskReportQueries.owed(
            by: ReportTasks.subjects(of: question.actor), on: tx.today, most: ReportTasks.mostOwed, in: tx
        ).compactMap { report in form(report).map { (report, $0) } }
        let returned = owed.filter { $0.0.status == .returned }
        let late = owed.filter { $0.0.status != .returned && $0.0.dueOn < tx.today }
        let near = owed.filter { $0.0.status != .returned && $0.0.dueOn >= tx.today }
        let now = near.filter { $0.0.dueOn <= tx.today + ReportTasks.soonDays }
        let later = near.filter { $0.0.dueOn > tx.today + ReportTasks.soonDays }
        return [
            task("returned", returned, .late), task("late", late, .late), task("due", now, .now),
            task("later", later, .soon),
        ].compactMap { $0 }
    }

    /// The form of a report; nil for one that the person may not fill.
    private func form(_ report: DeskReportQueries.Owed) -> ReportForm? {
        desk.forms.first { $0.code == report.form && $0.version == report.formVersion }
            .flatMap { desk.mayFill(report.subject, $0) ? $0.asked(for: report.period) : nil }
    }

    private func task(
        _ key: String, _ reports: [(DeskReportQueries.Owed, ReportForm)], _ urgency: DeskTask.Urgency
    ) -> DeskTask? {
        guard let first = reports.first else { return nil }
        let words = FormWords(messages: question.messages)
        let lines = reports.prefix(DeskTask.mostLines).map { report, form in
            DeskTask.Line(
                words.text(
                    "own.line",
                    [
                        "form": words.text(form.title), "period": words.period(report.period, form),
                        "due": report.dueOn.printed,
                    ]), ReportPage.path(of: report.number))
        }
        return DeskTask(
            question.text("reports.desk.\(key)", ["count": Digits.grouped(Int64(reports.count))]),
            count: reports.count,
            at: reports.count == 1 ? ReportPage.path(of: first.0.number) : ObligationsPage.path, urgency,
            lines: Array(lines))
    }

    // MARK: To judge

    private struct Key: Hashable {
        let form: String
        let period: Period
    }

    private func waiting(in tx: Transaction) throws -> [DeskTask] {
        let scopes = question.actor.scopes(for: ReportsFacade.review)
        guard !scopes.isEmpty else { return [] }
        let seesAll = scopes.contains(.everything)
        let piles = try DeskReportQueries.piles(bySubject: !seesAll, on: tx.today, in: tx).filter { pile in
            guard let subject = pile.subject, let form = latest(pile.form) else { return seesAll }
            return desk.mayReview(subject, form)
        }
        return [
            task("judge", piles.filter { !$0.isLate }, .submitted, .now),
            task("missing", piles.filter(\.isLate), .late, .soon),
        ].compactMap { $0 }
    }

    private func task(
        _ key: String, _ piles: [DeskReportQueries.Pile], _ state: ReportState, _ urgency: DeskTask.Urgency
    ) -> DeskTask? {
        let counts = Dictionary(piles.map { (Key(form: $0.form, period: $0.period), $0.count) }, uniquingKeysWith: +)
        // The latest period first, since its reports wait for the shortest time that can still be kept.
        let sorted = counts.sorted { left, right in
            (left.key.period.days.to ?? .distantPast, right.key.form) > (
                right.key.period.days.to ?? .distantPast, left.key.form
            )
        }
        guard let first = sorted.first else { return nil }
        let words = FormWords(messages: question.messages)
        let lines = sorted.prefix(DeskTask.mostLines).map { key, count in
            let title = latest(key.form).map { words.text($0.title) } ?? key.form
            return DeskTask.Line(
                question.text(
                    "reports.desk.pile",
                    [
                        "form": title, "period": WelfareWords(messages: question.messages).period(key.period),
                        "count": Digits.grouped(Int64(count)),
                    ]), path(key, state))
        }
        let count = counts.values.reduce(0, +)
        return DeskTask(
            question.text("reports.desk.\(key)", ["count": Digits.grouped(Int64(count))]), count: sorted.count,
            at: sorted.count == 1 ? path(first.key, state) : ObligationsPage.path, urgency, lines: Array(lines))
    }

    private func path(_ key: Key, _ state: ReportState) -> LocalPath {
        ObligationsPage.path.with("form", key.form).with("period", key.period.description)
            .with("state", state.rawValue)
    }

    private func latest(_ code: String) -> ReportForm? { desk.forms.last { $0.code == code } }
}
