internal import Kernel
internal import Organisation
internal import Storage

/// Sets a threshold of a target for a unit, or ends one.
struct SetThreshold: Sendable {
    let targets: TargetsFacade
    let actor: Actor

    /// Throws a `Refusal` when the unit is not in the actor's charge, or has a threshold on some of the same days.
    func set(
        _ target: String, unit code: String?, _ share: Percentage, _ days: DayRange, document: String?,
        in tx: Transaction
    ) throws {
        try tx.lock(.register)
        let book = try targets.book.value(in: tx)
        guard let from = days.from, book.targets(on: from).contains(where: { $0.code == target }) else {
            throw Refusal("target_unknown", ["code": target])
        }
        guard !days.isEmpty else { throw Refusal("threshold_empty") }
        let unit = try unit(code, in: tx)
        let other = book.thresholds.first { $0.target == target && $0.unit == unit?.number && $0.days.overlaps(days) }
        if let other {
            throw Refusal(
                "threshold_overlaps", ["from": other.days.from?.printed ?? "", "to": other.days.to?.printed ?? "…"])
        }
        let number = try tx.takeNumbers("target_threshold").lowerBound
        try TargetQueries.insert(
            Threshold(
                number: number, target: target, unit: unit?.number, share: share, days: days, document: document,
                version: 1), in: tx)
        try finish("targets.threshold_set", target, unit, in: tx)
    }

    /// `day` is the first on which it does not hold any more.
    func end(_ number: Int64, version: Int64, on day: Day, in tx: Transaction) throws {
        try tx.lock(.register)
        guard let threshold = try targets.book.value(in: tx).thresholds.first(where: { $0.number == number }) else {
            throw NotFound("threshold")
        }
        let tree = try targets.organisation.tree.value(in: tx)
        let unit = try unit(threshold.unit.flatMap { tree.unit($0)?.code }, in: tx)
        guard day > threshold.days.from ?? .distantPast else { throw Refusal("threshold_empty") }
        guard try TargetQueries.end(number, from: version, on: day, in: tx) else { throw Refusal("changed_meanwhile") }
        try finish("targets.threshold_ended", threshold.target, unit, in: tx)
    }

    /// Everybody's threshold is for those who answer for everything.
    private func unit(_ code: String?, in tx: Transaction) throws -> UnionUnit? {
        guard let code else {
            guard actor.scopes(for: TargetsFacade.assign).contains(.everything) else {
                throw Refusal("target_not_yours")
            }
            return nil
        }
        let tree = try targets.organisation.tree.value(in: tx)
        guard let unit = tree.unit(code: code) else { throw Refusal("unknown_scope", ["scope": code]) }
        guard UnitReach(actor, TargetsFacade.assign, tree).sees(unit) else { throw Refusal("target_not_yours") }
        return unit
    }

    private func finish(_ deed: String, _ target: String, _ unit: UnionUnit?, in tx: Transaction) throws {
        try tx.markChanged(TargetsFacade.register)
        try tx.audit(actor, deed, "target:\(target)", ["unit": unit?.code ?? ""])
    }
}
