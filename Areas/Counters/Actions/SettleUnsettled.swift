internal import Kernel
internal import Sales
internal import Storage

/// A person says what becomes of a sale that the ledger could not say yes to.
struct SettleUnsettled: Sendable {
    enum Decision: String, Sendable {
        case accept, decline
    }

    static let longestNote = 500

    let store: Store
    let counters: CountersFacade
    let number: Int64

    /// The state that it has now.
    ///
    /// Accepted, it is judged by the ledger like any other sale, and refused when there is no room. Throws `NotFound`
    /// out of reach, `unsettled_settled` when somebody was faster, `unsettled_note_missing`, `unsettled_unreadable`
    /// and `unsettled_rejected`.
    func run(_ decision: Decision, note: String, as actor: Actor) async throws -> UnsettledSale.State {
        guard note.count <= SettleUnsettled.longestNote, !note.isEmpty || decision == .accept,
            !VietnameseText.hasControlCharacter(note, besides: "\r\n\t")
        else { throw Refusal("unsettled_note_missing") }
        let (look, device) = try await store.read { [counters] tx in
            let look = try UnsettledLook(number, as: actor, counters, in: tx)
            guard let device = try DeviceQueries.device(look.sale.device, in: tx) else { throw NotFound("device") }
            return (look, device)
        }
        guard look.sale.state == .open else { throw Refusal("unsettled_settled") }
        switch decision {
        case .decline: return try await settle(.declined, code: nil, note: note, as: actor)
        case .accept:
            let answer = try await judge(look.sale, device, as: actor)
            let state: UnsettledSale.State = answer.status == .refused ? .refused : .accepted
            return try await settle(state, code: answer.code, note: note.isEmpty ? nil : note, as: actor)
        }
    }

    private func judge(_ sale: UnsettledSale, _ device: CounterDevice, as actor: Actor) async throws -> SaleAnswer {
        guard let reading = SaleReading(Array(sale.item.body.utf8)), reading.entry.soldAt != nil else {
            throw Refusal("unsettled_unreadable")
        }
        let earliest = try await store.read { tx in
            try reading.entry.soldAt.flatMap {
                try ItemQueries.latest(before: sale.item.number, soldAt: $0, of: device.number, in: tx)
            }
        }
        // A wrong signature promises nothing.
        let isSigned = sale.item.isSigned(by: device)
        let entry =
            isSigned
            ? reading.entry.claimed(sale.item.claim(of: device, earliest: earliest, isFinal: true)) : reading.entry
        guard let answer = try await counters.sales.clerk.take([entry], by: actor, in: [.everything]).first else {
            throw Refusal("unsettled_rejected")
        }
        switch answer.status {
        case .created, .exists, .refused: return answer
        case .rejected, .conflict, .unsettled: throw Refusal("unsettled_rejected")
        }
    }

    private func settle(
        _ state: UnsettledSale.State, code: String?, note: String?, as actor: Actor
    ) async throws -> UnsettledSale.State {
        try await store.write { tx in
            guard try UnsettledQueries.settle(number, state, code: code, note: note, by: actor.signature, in: tx) else {
                throw Refusal("unsettled_settled")
            }
            try tx.audit(
                actor, "counters.\(state.rawValue)", "unsettled:\(number)", ["code": code ?? "", "note": note ?? ""])
        }
        return state
    }
}
