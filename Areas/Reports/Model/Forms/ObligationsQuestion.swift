import Kernel
import Organisation

/// What is asked of the list of owed reports; empty texts are as if nothing was said.
struct ObligationsRequest: Sendable, Hashable {
    var form: String?
    var period: String?
    var scope: String?
    var state: String?
    var search: String?
}

/// The form, period and unit that are meant by a request, on a day.
struct ObligationsQuestion: Sendable {
    let forms: [ReportForm]
    let form: ReportForm
    let period: Period
    let scope: UnionUnit?
    let today: Day
}

extension ObligationsQuestion {
    /// Throws the refusals `unknown_form`, `bad_period`, `form_without_period`, `unknown_scope`,
    /// `no_forms`.
    init(_ request: ObligationsRequest, _ desk: ReportDesk, on today: Day) throws {
        self.today = today
        forms = ObligationsQuestion.latest(desk.forms)
        let usual = forms.first(where: desk.concerns) ?? forms.first
        guard let first = try request.form.map({ try desk.form($0) }) ?? usual else { throw Refusal("no_forms") }
        form = first
        period = try ObligationsQuestion.period(request.period, first, today)
        scope = try request.scope.map { code in
            guard let unit = desk.tree.unit(code: code) else { throw Refusal("unknown_scope", ["scope": code]) }
            return unit
        }
    }

    static func latest(_ forms: [ReportForm]) -> [ReportForm] {
        Dictionary(forms.map { ($0.code, $0) }) { $0.version > $1.version ? $0 : $1 }.values
            .sorted { $0.code < $1.code }
    }

    /// The last period of a kind whose days are over, or the present one when the form asks for it already, as for a
    /// plan.
    static func lastAsked(_ kind: Period.Kind, _ form: ReportForm, _ today: Day) -> Period? {
        let present = Period(kind, containing: today)
        let isOver = form.days(of: present).to.map { $0 <= today } ?? false
        let isOpen = form.dates(of: present).map { $0.opens <= today } ?? false
        return isOver || isOpen ? present : present.previous
    }

    /// The period that is meant: the one in the request, else the last that the form asks for.
    private static func period(_ text: String?, _ form: ReportForm, _ today: Day) throws -> Period {
        guard let text else {
            let kind = form.periods.first ?? .month
            return lastAsked(kind, form, today) ?? Period(kind, containing: today)
        }
        guard let period = Period(text) else { throw Refusal("bad_period", ["period": text]) }
        guard form.periods.contains(period.kind) else {
            throw Refusal("form_without_period", ["form": form.code, "period": text])
        }
        return period
    }
}
