internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Adds an agreement, changes one, grades it or takes it away; of two people who edit one the second is told.
struct SaveAgreement: Sendable {
    let bargaining: BargainingFacade
    let actor: Actor

    /// Throws a `RowFault` about a field, or a `Refusal`.
    func add(_ draft: AgreementDraft, in tx: Transaction) throws {
        try tx.lock(.register)
        let register = try bargaining.agreements.value(in: tx)
        guard register.agreement(code: draft.code) == nil else {
            throw Refusal("agreement_code_taken", ["code": draft.code])
        }
        let agreement = try judged(draft, register, in: tx)
        let number = try tx.takeNumbers("collective_agreement").lowerBound
        try AgreementQueries.insert([(number, agreement)], in: tx)
        if let grade = draft.grade { try AgreementQueries.grade(number, grade, in: tx) }
        try finish("bargaining.agreement_added", draft.code, in: tx)
    }

    func change(_ draft: AgreementDraft, version: Int64, in tx: Transaction) throws {
        let (stored, register) = try stored(draft.code, version: version, in: tx)
        let agreement = try judged(draft, register, in: tx)
        guard try AgreementQueries.update(stored.number, from: version, to: agreement, in: tx) else {
            throw Refusal("changed_meanwhile")
        }
        if let grade = draft.grade { try AgreementQueries.grade(stored.number, grade, in: tx) }
        try finish("bargaining.agreement_changed", draft.code, in: tx)
    }

    /// For an agreement that was entered by mistake; one that ended stays in the register.
    func remove(_ code: String, version: Int64, in tx: Transaction) throws {
        let (stored, _) = try stored(code, version: version, in: tx)
        try AgreementQueries.remove(stored.number, in: tx)
        try finish("bargaining.agreement_removed", code, in: tx)
    }

    private func stored(
        _ code: String, version: Int64, in tx: Transaction
    ) throws -> (StoredAgreement, AgreementRegister) {
        try tx.lock(.register)
        let register = try bargaining.agreements.value(in: tx)
        guard let stored = register.agreement(code: code) else { throw NotFound("agreement") }
        try checkReach(stored.agreement.employer, in: tx)
        guard stored.version == version else { throw Refusal("changed_meanwhile") }
        return (stored, register)
    }

    private func judged(
        _ draft: AgreementDraft, _ register: AgreementRegister, in tx: Transaction
    ) throws -> CollectiveAgreement {
        let agreement = try draft.agreement(bargaining.organisation.employers.value(in: tx))
        try checkReach(agreement.employer, in: tx)
        if let other = AgreementBook(register).overlapping(agreement) {
            throw Refusal(
                "agreement_overlaps",
                [
                    "other": other.code, "from": other.days.from?.printed ?? "",
                    "to": other.occupied.to?.printed ?? "",
                ])
        }
        return agreement
    }

    private func checkReach(_ employer: Int64, in tx: Transaction) throws {
        let reach = UnitReach(actor, BargainingFacade.write, try bargaining.organisation.tree.value(in: tx))
        guard let employer = try bargaining.organisation.employers.value(in: tx).employer(employer),
            reach.sees(employer)
        else { throw Refusal("agreement_not_yours") }
    }

    private func finish(_ deed: String, _ code: String, in tx: Transaction) throws {
        try tx.markChanged(BargainingFacade.register)
        try tx.audit(actor, deed, "collective_agreement:\(code)")
    }
}
