import Kernel
import Organisation
import Storage

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
    /// By day due and subject; their contents are left out.
    let lines: [Line]
    /// There are lines behind those that were asked for.
    let hasMore: Bool
    /// Everything that matches state and search.
    let matching: Int
    /// Somebody who judges the reports of others.
    let mayJudge: Bool
    /// The period is not opened yet; how many reports it will ask for as things stand.
    let coming: (count: Int, opens: Day)?

    /// The lines at the given places of the list; every line when no places are given.
    ///
    /// Throws the refusals of `ObligationsQuestion`.
    init(_ request: ObligationsRequest, _ desk: ReportDesk, rows: Range<Int>? = nil, in tx: Transaction) throws {
        let question = try ObligationsQuestion(request, desk, on: tx.today)
        today = question.today
        forms = question.forms
        form = question.form
        period = question.period
        scope = question.scope
        let state = request.state.flatMap { ReportState(rawValue: $0) }
        let search = request.search ?? ""
        self.state = state
        self.search = search
        let (found, isEmpty) = try desk.reports.book.look(at: form.code, period, desk, in: tx) { shelf in
            (shelf.find(question, search: search, state: state, rows: rows, desk), shelf.obligations.isEmpty)
        }
        completeness = found.completeness
        hasMore = found.hasMore
        matching = found.matching
        mayJudge = desk.actor.may(ReportsFacade.review)
        lines = found.rows.map { obligation in
            Line(
                obligation: obligation, name: desk.name(of: obligation.subject, question.form),
                state: obligation.state(on: question.today),
                mayReview: desk.mayReview(obligation.subject, question.form))
        }
        coming = try isEmpty ? ObligationsLook.coming(form, period, desk, in: tx) : nil
    }

    private static func coming(
        _ form: ReportForm, _ period: Period, _ desk: ReportDesk, in tx: Transaction
    ) throws -> (count: Int, opens: Day)? {
        guard let opens = form.dates(of: period)?.opens else { return nil }
        let subjects = try OpenPeriod(desk: desk).subjects(form, period, in: tx)
        return (subjects.count { desk.mayRead($0, form) }, opens)
    }
}
