internal import Kernel
internal import Storage
internal import Web

/// A look at a unit as it was on a day.
struct UnitLook: Sendable {
    static let mostChildren = 100

    let unit: UnionUnit
    let tree: UnitTree
    let day: Day
    let paging: Paging
    /// The unit and all above it that day.
    let lineage: [UnionUnit]
    /// One page of the units directly below, by code.
    let children: [UnionUnit]
    let childCount: Int
    let divisionName: String?

    /// Throws a `Refusal`: `unit_unknown`, `unit_forbidden`, `unit_not_that_day`.
    init(
        code: String, on day: Day, as actor: Actor, _ organisation: OrganisationFacade, paging: Paging,
        in tx: Transaction
    ) throws {
        tree = try organisation.tree.value(in: tx)
        guard let unit = tree.unit(code: code) else { throw Refusal("unit_unknown", ["unit": code]) }
        guard UnitReach(actor, OrganisationFacade.read, tree).sees(unit) else {
            throw Refusal("unit_forbidden", ["unit": code])
        }
        guard unit.days.contains(day) else { throw UnitLook.absent(unit, on: day) }
        self.unit = unit
        self.day = day
        self.paging = paging
        lineage = tree.lineage(of: unit.number, on: day)
        let below = tree.children(of: unit.number, on: day)
        childCount = below.count
        children = Array(below.dropFirst(paging.offset).prefix(paging.size))
        divisionName = try unit.division.flatMap { try organisation.divisions.value(in: tx).division($0)?.name }
    }

    /// Says when the unit lived instead.
    private static func absent(_ unit: UnionUnit, on day: Day) -> Refusal {
        let parameters = [
            "unit": unit.code, "day": day.printed, "opened": unit.days.from?.printed ?? "…",
            "closed": unit.days.to?.printed ?? "…",
        ]
        return Refusal("unit_not_that_day", parameters)
    }
}

extension Refusal {
    /// The HTTP status of a look at a unit, or of a change of units, that was refused.
    var unitStatus: Status {
        switch code {
        case "unit_unknown", "unit_not_that_day": .notFound
        case "unit_forbidden": .forbidden
        case "unit_bad_day", "unit_bad_page": .badRequest
        case "tree_changed": .conflict
        default: .unprocessable
        }
    }
}
