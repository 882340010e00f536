internal import Figures
internal import Kernel
internal import Organisation
internal import Storage

/// The targets of a unit and period as somebody may see them.
struct TargetsLook: Sendable {
    let question: TargetsQuestion
    let results: [TargetResult]
    let scopeName: String
    let superiorName: String?
    let today: Day
    let now: Instant
    let mayAssign: Bool

    init(_ request: TargetsRequest, as actor: Actor, _ targets: TargetsFacade, in tx: Transaction) throws {
        let question = try TargetsQuestion(request, as: actor, targets.organisation, in: tx)
        self.question = question
        results = try targets.results(question, in: tx)
        today = tx.today
        now = tx.now
        let day = question.cutOff(today: tx.today)
        scopeName = question.tree.name(of: question.scope, on: day)
        superiorName = question.tree.parent(of: question.scope.number, on: day).map {
            question.tree.name(of: $0, on: day)
        }
        mayAssign = actor.may(TargetsFacade.assign)
    }

    /// How many targets came to each end; nil stands for those of which nothing can be said.
    func number(of outcome: TargetResult.Outcome?) -> Int { results.count { $0.outcome == outcome } }
}

/// One target of a unit: what is missing, the units below and the years before.
struct TargetLook: Sendable {
    struct Below: Sendable {
        let unit: UnionUnit
        let name: String
        let result: TargetResult
    }

    static let years = 5

    let question: TargetsQuestion
    let result: TargetResult
    let scopeName: String
    let below: [Below]
    /// The period and the years before, the oldest first.
    let trend: [(period: Period, result: TargetResult?)]
    /// How many units the person may remind of what is missing.
    let remindable: Int
    /// The last ones that were sent from here, the latest first.
    let reminders: [SentReminder]
    let today: Day

    static let mostReminders = 5

    init(
        _ request: TargetsRequest, target code: String, as actor: Actor, _ targets: TargetsFacade, in tx: Transaction
    ) throws {
        let question = try TargetsQuestion(request, as: actor, targets.organisation, in: tx)
        guard let result = try targets.results(question, only: code, in: tx).first else { throw NotFound("target") }
        self.question = question
        self.result = result
        today = tx.today
        scopeName = question.tree.name(of: question.scope, on: result.cutOff)
        let day = question.view.viewDay(for: result.cutOff, today: tx.today)
        below = try question.tree.children(of: question.scope.number, on: day).compactMap { unit in
            guard let result = try targets.results(question.with(scope: unit), only: code, in: tx).first else {
                return nil
            }
            return Below(unit: unit, name: question.tree.name(of: unit, on: day), result: result)
        }
        var periods = [question.period]
        while periods.count < TargetLook.years, let first = periods.first,
            let before = Period(first.kind, year: first.year - 1, index: first.index)
        {
            periods.insert(before, at: 0)
        }
        trend = try periods.map { period in
            (period, try targets.results(question.with(period: period), only: code, in: tx).first)
        }
        let mayRemind = UnitReach(actor, TargetsFacade.assign, question.tree).sees(question.scope)
        remindable =
            mayRemind
            ? RemindMissing.units(result.count?.missing ?? [], in: question.tree, today: tx.today).count : 0
        reminders = try ReminderQueries.sent(
            code, period: question.period, by: question.scope.number, limit: TargetLook.mostReminders, in: tx)
    }

    func number(of outcome: TargetResult.Outcome?) -> Int { below.count { $0.result.outcome == outcome } }
}
