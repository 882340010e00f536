internal import Figures
internal import Kernel
internal import Organisation
internal import Storage

/// What somebody typed to ask for targets, on a page, in a call or on the command line.
package struct TargetsRequest: Sendable, Hashable {
    package var scope: String?
    package var period: String?
    package var view: String?
    /// `half_up` or `cut`, in place of what each target says of itself.
    package var rounding: String?

    package init(scope: String? = nil, period: String? = nil, view: String? = nil, rounding: String? = nil) {
        self.rounding = rounding
        self.scope = scope
        self.period = period
        self.view = view
    }
}

/// A request with everything looked up that it names.
struct TargetsQuestion: Sendable {
    let scope: UnionUnit
    let period: Period
    let view: TreeView
    let tree: UnitTree
    let rounding: Rounding?

    /// Throws a `Refusal`: `unknown_scope`, `target_forbidden`, `bad_period`, `bad_as`, `bad_rounding`,
    /// `target_period_to_come`.
    init(_ request: TargetsRequest, as actor: Actor, _ organisation: OrganisationFacade, in tx: Transaction) throws {
        let tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, TargetsFacade.read, tree)
        guard let scope = request.scope.map({ tree.unit(code: $0) }) ?? reach.own(on: tx.today) else {
            throw Refusal("unknown_scope", ["scope": request.scope ?? ""])
        }
        guard reach.sees(scope) else { throw Refusal("target_forbidden", ["scope": scope.code]) }
        let text = request.period ?? String(tx.today.parts.year)
        guard let period = Period(text) else { throw Refusal("bad_period", ["period": text]) }
        guard let view = TreeView(request.view ?? TreeView.reported.name) else {
            throw Refusal("bad_as", ["as": request.view ?? ""])
        }
        let rounding = request.rounding.map { Rounding(rawValue: $0) }
        if let rounding, rounding == nil { throw Refusal("bad_rounding", ["rounding": request.rounding ?? ""]) }
        guard let from = ReportingYear.union.days(of: period).from, from <= tx.today else {
            throw Refusal("target_period_to_come", ["period": text])
        }
        self.init(scope: scope, period: period, view: view, tree: tree, rounding: rounding.flatMap { $0 })
    }

    private init(scope: UnionUnit, period: Period, view: TreeView, tree: UnitTree, rounding: Rounding?) {
        (self.scope, self.period, self.view, self.tree) = (scope, period, view, tree)
        self.rounding = rounding
    }

    /// The days of the period in a target's year.
    func days(of target: Target) -> DayRange { target.year.days(of: period) }

    /// The last day of the period, or today while it runs.
    func cutOff(_ days: DayRange, today: Day) -> Day { min(days.to.map { $0 - 1 } ?? today, today) }

    /// The last day of the period in the calendar, or today while it runs: by it the targets are chosen.
    func cutOff(today: Day) -> Day { cutOff(period.days, today: today) }

    /// The same question for another unit or period.
    func with(scope: UnionUnit? = nil, period: Period? = nil) -> TargetsQuestion {
        TargetsQuestion(
            scope: scope ?? self.scope, period: period ?? self.period, view: view, tree: tree, rounding: rounding)
    }
}
