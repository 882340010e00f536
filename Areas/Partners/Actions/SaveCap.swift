internal import Kernel
internal import Storage

/// Adds a legal cap or changes one; of two people who edit one cap the second is told.
struct SaveCap: Sendable {
    let actor: Actor

    func add(_ cap: DiscountCap, in tx: Transaction) throws {
        try tx.lock(.register)
        try checkDays(cap, besides: nil, in: tx)
        try CapQueries.insert([cap], in: tx)
        try tx.audit(actor, "partners.cap_added", "cap:\(cap.kind.rawValue)", SaveCap.details(cap))
    }

    /// Writes other values; `version` is the one that the form was opened with.
    func change(_ number: Int64, version: Int64, to cap: DiscountCap, in tx: Transaction) throws {
        try tx.lock(.register)
        guard let stored = try CapQueries.cap(number, in: tx) else { throw NotFound("cap") }
        guard stored.version == version else { throw Refusal("changed_meanwhile") }
        try checkDays(cap, besides: number, in: tx)
        try CapQueries.update(number, to: cap, in: tx)
        try tx.audit(actor, "partners.cap_changed", "cap:\(cap.kind.rawValue)", SaveCap.details(cap))
    }

    /// Caps of one kind follow each other in time.
    private func checkDays(_ cap: DiscountCap, besides number: Int64?, in tx: Transaction) throws {
        let other = try CapQueries.stored(in: tx).first { stored in
            stored.number != number && stored.cap.kind == cap.kind && stored.cap.days.overlaps(cap.days)
        }
        guard let other = other?.cap else { return }
        throw Refusal("cap_overlaps", ["source": other.source, "from": other.days.from?.printed ?? ""])
    }

    private static func details(_ cap: DiscountCap) -> [String: String] {
        [
            "percent": cap.percent.printed, "valid_from": cap.days.from?.description ?? "",
            "valid_to": cap.days.to?.description ?? "", "source": cap.source,
        ]
    }
}
