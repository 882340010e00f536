internal import Kernel
internal import Storage

/// The growth of a unit for somebody who may look at it.
struct GrowthLook {
    enum Step: String, CaseIterable {
        case year, quarter, month
    }

    let scope: UnionUnit
    let step: Step
    let fromYear: Int
    let growth: Growth
    let today: Day

    /// Lines of one table.
    static let mostLines = 60
    private static let usualYears = 5

    /// `code` nil for the own unit.
    ///
    /// Throws a `Refusal`.
    init(
        unit code: String?, from year: String?, step: String?, as actor: Actor, _ organisation: OrganisationFacade,
        _ movements: MemberMovements, in tx: Transaction
    ) throws {
        let tree = try organisation.tree.value(in: tx)
        let scopes = actor.scopes(for: OrganisationFacade.read)
        guard let unit = try GrowthLook.unit(code, scopes, tree) else { throw Refusal("growth_no_unit") }
        scope = unit
        today = tx.today
        self.step = step.flatMap(Step.init) ?? .year
        let thisYear = tx.today.parts.year
        fromYear = min(max(year.flatMap { Int($0) } ?? thisYear - GrowthLook.usualYears, 1946), thisYear)
        let days = GrowthLook.days(from: fromYear, self.step, to: tx.today)
        growth = Growth(
            of: unit, on: days, tree, try organisation.headcounts.value(in: tx),
            try movements.counts(days.map { Growth.moment(of: unit, on: $0, tree) }, tx))
    }

    private static func unit(_ code: String?, _ scopes: [Scope], _ tree: UnitTree) throws -> UnionUnit? {
        let own = scopes.compactMap { scope -> UnionUnit? in
            switch scope {
            case .everything: tree.root
            case .unit(let code): tree.unit(code: code)
            case .partner, .point, .member: nil
            }
        }
        guard let code else { return own.first }
        guard let unit = tree.unit(code: code) else { throw Refusal("growth_unit_unknown", ["value": code]) }
        let isSeen = scopes.contains(.everything) || own.contains { tree.hasHung(unit.number, below: $0.number) }
        guard isSeen else { throw Refusal("growth_not_yours", ["value": unit.name]) }
        return unit
    }

    /// The first days of the years, quarters or months, and today.
    private static func days(from year: Int, _ step: Step, to today: Day) -> [Day] {
        let months: [Int] =
            switch step {
            case .year: [1]
            case .quarter: [1, 4, 7, 10]
            case .month: Array(1...12)
            }
        let starts = (year...today.parts.year).flatMap { year in
            months.compactMap { Day(year: year, month: $0, day: 1) }
        }
        return starts.filter { $0 < today }.suffix(mostLines) + [today]
    }
}
