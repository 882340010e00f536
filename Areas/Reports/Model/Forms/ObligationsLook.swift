import Kernel
import Organisation
import Storage

/// What is asked of the list of owed reports; empty texts are as if nothing was said.
struct ObligationsRequest: Sendable, Hashable {
    var form: String?
    var period: String?
    var scope: String?
    var state: String?
    var search: String?
}

/// The owed reports of one form and period within a unit that somebody may see, with how complete they are.
struct ObligationsLook {
    struct Line: Sendable {
        let obligation: Obligation
        let name: String
        let state: ReportState
        let mayReview: Bool
    }

    let forms: [ReportForm]
    let form: ReportForm
    let period: Period
    let scope: UnionUnit?
    let state: ReportState?
    let search: String
    let today: Day
    /// Of everything within the unit, whatever state is asked for.
    let completeness: Completeness
    let lines: [Line]
    /// The period is not opened yet; how many reports it will ask for as things stand.
    let coming: (count: Int, opens: Day)?

    /// Throws the refusals `unknown_form`, `bad_period`, `form_without_period`, `unknown_scope`,
    /// `no_forms`.
    init(_ request: ObligationsRequest, _ desk: ReportDesk, in tx: Transaction) throws {
        today = tx.today
        forms = ObligationsLook.latest(desk.forms)
        guard let first = try request.form.map({ try desk.form($0) }) ?? forms.first else { throw Refusal("no_forms") }
        form = first
        period = try ObligationsLook.period(request.period, first, today)
        scope = try request.scope.map { code in
            guard let unit = desk.tree.unit(code: code) else { throw Refusal("unknown_scope", ["scope": code]) }
            return unit
        }
        state = request.state.flatMap { ReportState(rawValue: $0) }
        search = request.search ?? ""
        let all = try desk.reports.book.obligations(form: first.code, period: period, in: tx)
        var completeness = Completeness()
        var lines: [Line] = []
        let wanted = VietnameseText.folded(search)
        for obligation in all.values where ObligationsLook.shows(obligation, first, scope, desk) {
            completeness.count(obligation, on: today)
            let shown = obligation.state(on: today)
            guard state == nil || shown == state else { continue }
            let name = desk.name(of: obligation.subject, first)
            guard wanted.isEmpty || VietnameseText.folded("\(name) \(obligation.subject)").contains(wanted) else {
                continue
            }
            lines.append(
                Line(
                    obligation: obligation, name: name, state: shown,
                    mayReview: desk.mayReview(obligation.subject, first)))
        }
        self.completeness = completeness
        self.lines = lines.sorted {
            ($0.obligation.dueOn, $0.obligation.subject) < ($1.obligation.dueOn, $1.obligation.subject)
        }
        coming = try all.isEmpty ? ObligationsLook.coming(first, period, desk, in: tx) : nil
    }

    static func latest(_ forms: [ReportForm]) -> [ReportForm] {
        Dictionary(forms.map { ($0.code, $0) }) { $0.version > $1.version ? $0 : $1 }.values
            .sorted { $0.code < $1.code }
    }

    /// The period that is meant: the asked one, else the last that is over.
    static func period(_ text: String?, _ form: ReportForm, _ today: Day) throws -> Period {
        guard let text else {
            let kind = form.periods.first ?? .month
            let present = Period(kind, containing: today)
            let isOver = form.days(of: present).to.map { $0 <= today } ?? false
            return isOver ? present : present.previous ?? present
        }
        guard let period = Period(text) else { throw Refusal("bad_period", ["period": text]) }
        guard form.periods.contains(period.kind) else {
            throw Refusal("form_without_period", ["form": form.code, "period": text])
        }
        return period
    }

    private static func shows(
        _ obligation: Obligation, _ form: ReportForm, _ scope: UnionUnit?, _ desk: ReportDesk
    ) -> Bool {
        guard desk.mayRead(obligation.subject, form) else { return false }
        guard let scope, form.subject == .unit else { return true }
        return desk.tree.unit(code: obligation.subject).map { desk.tree.hasHung($0.number, below: scope.number) }
            ?? false
    }

    private static func coming(
        _ form: ReportForm, _ period: Period, _ desk: ReportDesk, in tx: Transaction
    ) throws -> (count: Int, opens: Day)? {
        guard let opens = form.dates(of: period)?.opens else { return nil }
        let subjects = try OpenPeriod(desk: desk).subjects(form, period, in: tx)
        return (subjects.count { desk.mayRead($0, form) }, opens)
    }
}
