internal import Kernel
internal import Storage

/// Takes an event back by a row of its own: the tree of every day is as if the event had never been.
///
/// Nothing is deleted, and what other areas keep was never rewritten, so that members, agreements and points mean what
/// they meant before. Refused when something that came later could not be without it.
struct UndoChange: Sendable {
    let event: Int64
    /// The version of the tree that the page showed.
    let version: Int64
    let reason: String
    let organisation: OrganisationFacade
    let affairs: [UnitAffairs]

    static let longestReason = 500

    func run(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.register)
        guard let event = try ChangeEventQueries.event(of: event, in: tx) else { throw NotFound("unit change") }
        guard event.undo == nil else { throw Refusal("undo_already_done") }
        guard try tx.version(of: OrganisationFacade.register) == version else { throw Refusal("tree_changed") }
        let reason = VietnameseText.clean(reason)
        guard !reason.isEmpty else { throw Refusal("undo_reason_missing") }
        guard reason.count <= UndoChange.longestReason, !VietnameseText.hasControlCharacter(reason, besides: "\r\n\t")
        else { throw Refusal("undo_reason_unusable") }
        try check(event, as: actor, in: tx)
        let number = try ChangeEventQueries.insertUndo(
            of: event.rows.map(\.number), reason: reason, by: actor, in: tx)
        try tx.audit(
            actor, "units.change_undone", "unit_change:\(event.number)",
            ["kind": event.kind.rawValue, "day": event.day.description, "undo": String(number), "reason": reason])
        try tx.markChanged(OrganisationFacade.register)
    }

    /// Throws the `Refusal` that says what stands in the way of taking the event back; nothing when nothing does.
    func check(_ event: ChangeEvent, as actor: Actor, in tx: Transaction) throws {
        let tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, OrganisationFacade.change, tree)
        try checkReach(event, reach, tree, today: tx.today)
        let isFounding = try UnitQueries.isFounding(event.number, in: tx)
        try checkOwnRows(event, tree, isFounding)
        if isFounding { try checkUse(event, tree, in: tx) }
        let stored = try ChangeQueries.all(in: tx)
        let gone = Set(event.changes.map(\.key))
        let units = tree.all.map(StatedUnit.init)
        let left = isFounding ? units.filter { $0.number != event.changes[0].from } : units
        var (before, after) = (UnitHistory(units), UnitHistory(left))
        let rest = stored.filter { !gone.contains($0.key) }
        before.apply(stored, firm: stored.count)
        after.apply(rest, firm: rest.count)
        let old = Set(before.faults.keys.map { stored[$0].key })
        let broken = after.faults.keys.filter { !old.contains(rest[$0].key) }.min {
            (rest[$0].day, $0) < (rest[$1].day, $1)
        }
        guard let broken else { return }
        let row = rest[broken]
        throw Refusal(
            "undo_blocked_by_\(row.kind.rawValue)",
            [
                "unit": tree.unit(row.from)?.code ?? "", "target": row.to.flatMap { tree.unit($0)?.code } ?? "",
                "day": row.day.printed,
            ])
    }

    private func checkReach(_ event: ChangeEvent, _ reach: UnitReach, _ tree: UnitTree, today: Day) throws {
        for change in event.changes {
            guard let unit = tree.unit(change.from) else { continue }
            let isOpening = change.kind == .open
            guard isOpening || reach.governs(unit, on: event.day, today: today) else {
                throw Refusal("unit_forbidden", ["unit": unit.code])
            }
            if let target = change.to.flatMap(tree.unit), !reach.receives(target, on: event.day, today: today) {
                throw Refusal("unit_forbidden", ["unit": target.code])
            }
        }
    }

    /// What a unit's own row says too cannot be taken back here: the register would go on saying it.
    private func checkOwnRows(_ event: ChangeEvent, _ tree: UnitTree, _ isFounding: Bool) throws {
        for change in event.changes {
            guard let unit = tree.unit(change.from) else { continue }
            let stated = unit.stated.days
            let says =
                switch change.kind {
                case .open: stated.from == event.day && !isFounding
                case .merge, .split, .close: stated.to == event.day
                case .rename, .move: false
                }
            guard !says else { throw Refusal("undo_stated_by_unit", ["unit": unit.code]) }
        }
    }

    /// A unit that something hangs on cannot be as if it had never been.
    private func checkUse(_ event: ChangeEvent, _ tree: UnitTree, in tx: Transaction) throws {
        guard let unit = tree.unit(event.changes[0].from) else { return }
        let question = UnitAffairs.Question(
            units: [unit], meant: [unit.number], below: [], eve: max(event.day, tx.today))
        let isParent = tree.all.contains { $0.parentNumber == unit.number }
        let isUsed = try affairs.contains { try $0.counts(question, tx).contains { $0.count > 0 } }
        guard !isParent, !isUsed else { throw Refusal("undo_unit_in_use", ["unit": unit.code]) }
    }
}
