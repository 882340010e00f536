internal import Kernel
internal import Storage

/// Keeps an event that somebody has looked at in its preview; refused when the tree has changed since.
struct TakeChange: Sendable {
    let order: ChangeOrder
    /// The version of the tree that the preview showed.
    let version: Int64
    let organisation: OrganisationFacade

    /// Gives the number of the event.
    func run(as actor: Actor, in tx: Transaction) throws -> Int64 {
        try tx.lock(.register)
        guard try tx.version(of: OrganisationFacade.register) == version else { throw Refusal("tree_changed") }
        let plan = try PreviewChange(order: order, organisation: organisation, affairs: []).plan(as: actor, in: tx)
        var rows = plan.rows
        if let founded = plan.founded {
            let number = try found(founded, in: tx)
            rows = rows.map { row in
                UnitChange(day: row.day, kind: row.kind, from: number, to: row.to, share: nil, name: order.name)
            }
        }
        let numbers = try ChangeQueries.insert(rows, by: actor, in: tx)
        if plan.founded != nil { try UnitQueries.insertFounding(of: rows[0].from, by: numbers[0], in: tx) }
        var details = ["kind": order.kind.rawValue, "day": order.day.description, "from": order.from.listed]
        if !order.to.isEmpty { details["to"] = order.to.listed }
        details["name"] = order.name
        try tx.audit(actor, "units.changed", "unit_change:\(numbers[0])", details)
        try tx.markChanged(OrganisationFacade.register)
        return numbers[0]
    }

    /// The number of the new unit; the one that its code had when an earlier founding was taken back.
    private func found(_ unit: UnionUnit, in tx: Transaction) throws -> Int64 {
        let parentCode = order.to[0]
        let draft = UnitDraft(unit, parentCode: parentCode)
        if let number = try UnitQueries.unfounded(in: tx)[unit.code] {
            try UnitQueries.update(number, to: draft, parent: unit.parentNumber, in: tx)
            return number
        }
        let number = try tx.takeNumbers("union_unit").lowerBound
        try UnitQueries.insert([(draft, number, unit.parentNumber)], in: tx)
        return number
    }
}

extension [String] {
    /// As the audit trail tells it.
    fileprivate var listed: String { joined(separator: " ") }
}
