internal import Kernel
internal import Storage

/// A look at the employers of a unit on a day.
struct EmployersLook: Sendable {
    /// What the list is narrowed to.
    struct Filter: Sendable {
        var search = ""
        var kind: EmployerKind?
        var ownership: Ownership?
        /// Nil for all.
        var hasUnion: Bool?
    }

    let unit: UnionUnit
    let tree: UnitTree
    let day: Day
    let filter: Filter
    let found: [EmployerOnDay]
    let mayWrite: Bool

    /// Throws a `Refusal`: `unit_unknown`, `unit_forbidden`.
    init(
        unitCode: String?, on day: Day, _ filter: Filter, as actor: Actor, _ organisation: OrganisationFacade,
        in tx: Transaction
    ) throws {
        let tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, OrganisationFacade.read, tree)
        guard let unit = unitCode.map({ tree.unit(code: $0) }) ?? reach.own(on: day) else {
            throw Refusal("unit_unknown", ["unit": unitCode ?? ""])
        }
        guard reach.sees(unit) else { throw Refusal("unit_forbidden", ["unit": unit.code]) }
        self.tree = tree
        self.unit = unit
        self.day = day
        self.filter = filter
        mayWrite = actor.may(OrganisationFacade.writeEmployers)
        let wanted = VietnameseText.folded(VietnameseText.clean(filter.search))
        let named =
            wanted.isEmpty
            ? nil : Set(try EmployerQueries.numbers(named: wanted, limit: EmployersLook.mostMatches, in: tx))
        found = try organisation.census(on: day, viewedOn: day, in: tx).employers(of: unit.number).filter { employer in
            (named?.contains(employer.number) ?? true)
                && (filter.kind.map { $0 == employer.kind } ?? true)
                && (filter.ownership.map { $0 == employer.ownership } ?? true)
                && (filter.hasUnion.map { $0 == employer.hasUnion } ?? true)
        }
    }

    /// A name that fits more employers than this is no search.
    private static let mostMatches = 20_000
}
