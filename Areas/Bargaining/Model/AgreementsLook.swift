internal import Figures
internal import Kernel
internal import Organisation
internal import Storage

/// A look at the agreements of a unit's enterprises on a day.
struct AgreementsLook: Sendable {
    struct Line: Sendable {
        let employer: EmployerOnDay
        let stored: StoredAgreement
        let state: AgreementState
    }

    let unit: UnionUnit
    let unitName: String
    let day: Day
    let search: String
    let state: AgreementState?
    let coverage: Coverage
    let windowDays: Int
    /// By the end of their terms, the next one first, when narrowed to those that end soon; else by code.
    let lines: [Line]
    let mayWrite: Bool

    /// Throws a `Refusal`: `unknown_scope`, `agreement_not_yours`.
    init(
        unitCode: String?, on day: Day, search: String, state: AgreementState?, as actor: Actor,
        _ bargaining: BargainingFacade, in tx: Transaction
    ) throws {
        let tree = try bargaining.organisation.tree.value(in: tx)
        let reach = UnitReach(actor, BargainingFacade.read, tree)
        guard let unit = unitCode.map({ tree.unit(code: $0) }) ?? reach.own(on: day) else {
            throw Refusal("unknown_scope", ["scope": unitCode ?? ""])
        }
        guard reach.sees(unit) else { throw Refusal("agreement_not_yours") }
        let register = try bargaining.agreements.value(in: tx)
        let employers = try bargaining.organisation.census(on: day, viewedOn: day, in: tx)
            .employers(of: unit.number).filter { $0.kind == .enterprise }
        let wanted = VietnameseText.folded(VietnameseText.clean(search))
        let lines = employers.flatMap { employer in
            register.agreements(of: employer.number).map { stored in
                Line(employer: employer, stored: stored, state: stored.agreement.state(on: day, register.rules))
            }
        }.filter { line in
            (state.map { $0 == line.state } ?? true)
                && (wanted.isEmpty || line.stored.agreement.code.lowercased().contains(wanted)
                    || VietnameseText.folded(line.employer.name).contains(wanted))
        }
        self.lines =
            state == .window
            ? lines.sorted { ($0.stored.agreement.days.to ?? day) < ($1.stored.agreement.days.to ?? day) } : lines
        (self.unit, self.day, self.search, self.state) = (unit, day, search, state)
        unitName = tree.name(of: unit, on: day)
        coverage = Coverage(employers, register, on: day)
        windowDays = register.rules.rule(on: day).windowDays
        mayWrite = actor.may(BargainingFacade.write)
    }
}
