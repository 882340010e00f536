internal import Kernel
internal import Organisation
internal import Storage

/// Extends an agreement or ends it, with the reason in the trail; of two who do so the second is told.
struct ChangeAgreementEnd: Sendable {
    static let longestReason = 500

    let partners: PartnersFacade
    let actor: Actor

    /// `seen` is the day that the form was opened with, nil for none.
    ///
    /// Throws `changed_meanwhile`, `agreement_end_before_beginning`, `agreement_end_same` and
    /// `agreement_reason_missing`; `Forbidden` when the agreement is not in the officer's reach.
    func change(_ code: String, from seen: Day?, to end: Day?, reason: String, in tx: Transaction) throws {
        try tx.lock(.register)
        guard let stored = try partners.register.fresh(in: tx).agreement(code: code) else {
            throw NotFound("agreement")
        }
        let tree = try partners.organisation.tree.value(in: tx)
        guard AgreementReach(actor.scopes(for: PartnersFacade.sign), tree).holds(stored, on: tx.today) else {
            throw Forbidden(PartnersFacade.sign)
        }
        guard stored.days.to == seen else { throw Refusal("changed_meanwhile") }
        guard end != seen else { throw Refusal("agreement_end_same") }
        let days = DayRange(from: stored.days.from, to: end)
        guard !days.isEmpty else { throw Refusal("agreement_end_before_beginning") }
        guard !reason.isEmpty, reason.count <= ChangeAgreementEnd.longestReason,
            !VietnameseText.hasControlCharacter(reason, besides: "\r\n\t")
        else { throw Refusal("agreement_reason_missing") }
        let changed = Agreement(
            number: stored.number, code: stored.code, partnerNumber: stored.partnerNumber,
            unitNumber: stored.unitNumber, level: stored.level, signedOn: stored.signedOn, days: days,
            covers: stored.covers)
        try AgreementQueries.update(changed, in: tx)
        try tx.markChanged(PartnersFacade.registerName)
        try tx.audit(
            actor, "partners.agreement_end_changed", "agreement:\(code)",
            ["from": seen?.description ?? "", "to": end?.description ?? "", "reason": reason])
    }
}
