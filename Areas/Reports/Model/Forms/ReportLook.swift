import Kernel
import Storage

/// One report with everything its page shows.
struct ReportLook {
    let obligation: Obligation
    let form: ReportForm
    let subjectName: String
    let today: Day
    let state: ReportState
    /// Whoever belongs to the subject; whether it can be typed into now says `mayFill`.
    let isOwn: Bool
    /// Also true of what somebody has typed already, so that it stays on the page though it cannot be stored.
    var mayFill: Bool
    let mayReview: Bool
    let events: [ReportEvent]
    /// As it is stored.
    let stored: FilledForm
    /// The period before and the same period a year before, where reports of them were handed in.
    let earlier: [(period: Period, filled: FilledForm)]
    /// The reports of the periods before that the form's hints look at.
    let history: [FilledForm]
    /// What was typed and not stored.
    var typed: TypedReport?
    /// The version that the page was opened on on which `typed` stands; nil for the stored one.
    var basedOn: Int64?
    /// Cells that somebody else has changed meanwhile.
    var conflicts: Set<String> = []
    /// The rows of the cells in the workbook from which `typed` was read.
    var rows: [String: Int] = [:]
    /// Cells for which the report was given back and which are as they were.
    var unmended: Set<String> = []
    /// True after an attempt to hand the report in: then what is missing is told too.
    var tellsMissing = false

    /// Of a form that lists what its subject raised.
    let difficulties: Difficulties?

    /// What is shown: what was typed, else what is stored.
    var content: ReportContent { typed?.content ?? obligation.content }

    var filled: FilledForm { typed == nil ? stored : FilledForm(form, content, told: told) }

    private let told: ToldFigures

    /// The report, with what was typed into it and is not stored.
    init(_ number: Int64, _ desk: ReportDesk, typed: TypedReport? = nil, in tx: Transaction) throws {
        let (obligation, form) = try desk.obligation(number, in: tx)
        self.obligation = obligation
        self.form = form
        self.typed = typed
        subjectName = desk.name(of: obligation.subject, form)
        today = tx.today
        state = obligation.state(on: today)
        isOwn = desk.mayFill(obligation.subject, form)
        mayFill = isOwn && (typed != nil || obligation.isOpen(on: tx.today))
        mayReview = desk.mayReview(obligation.subject, form)
        events = try ObligationQueries.events(of: number, in: tx)
        difficulties = try Difficulties(obligation, form, desk, mayFill: mayFill, in: tx)
        history = try ReportLook.history(of: obligation, form, desk, in: tx)
        // What sources tell may hang on what was typed, such as the points of a list.
        var asked = obligation
        if let typed { asked.content = typed.content }
        told = try desk.told(of: asked, form, in: tx)
        stored = FilledForm(form, obligation.content, told: told)
        let periodsBefore = ReportLook.periodsBefore(obligation.period)
        let owedBefore = try ObligationQueries.obligations(
            form: form.code, periods: periodsBefore, subject: obligation.subject, in: tx)
        earlier = try periodsBefore.compactMap { period in
            guard let before = owedBefore[period], before.isHandedIn else { return nil }
            return (period, FilledForm(try desk.form(of: before), before.content))
        }
    }

    /// What was handed in for the periods before, as many as the form looks at.
    private static func history(
        of obligation: Obligation, _ form: ReportForm, _ desk: ReportDesk, in tx: Transaction
    ) throws -> [FilledForm] {
        guard let wanted = form.history?.periods else { return [] }
        var periods: [Period] = []
        while periods.count < wanted, let before = (periods.last ?? obligation.period).previous {
            periods.append(before)
        }
        let owed = try ObligationQueries.obligations(
            form: form.code, periods: periods, subject: obligation.subject, in: tx)
        return try periods.compactMap { owed[$0] }.filter(\.standing.counts).map { before in
            FilledForm(try desk.form(of: before), before.content)
        }
    }

    private static func periodsBefore(_ period: Period) -> [Period] {
        let yearBefore = Period(period.kind, year: period.year - 1, index: period.index)
        return [period.previous, yearBefore].compactMap { $0 }.reduce(into: []) { found, period in
            if !found.contains(period) { found.append(period) }
        }
    }

    /// The last reminder, while the report is not handed in.
    var reminder: ReportEvent? {
        guard [.owed, .draft, .returned].contains(obligation.status) else { return nil }
        return events.first { $0.action == .remind }
    }

    /// Reasons for which the report was given back last, while it has not been handed in again.
    var returns: [ReportEvent] {
        guard obligation.status == .returned else { return [] }
        return events.prefix { $0.action != .submit }.filter { $0.action == .giveBack }
    }

    var findings: [FormFinding] {
        filled.findings().filter { finding in
            if case .missing = finding.what { tellsMissing } else { mayFill || mayReview }
        }
    }
}
