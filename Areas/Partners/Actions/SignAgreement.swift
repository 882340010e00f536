internal import Imports
internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// Enters a signed agreement with what it commits to, and the partner when it is a new one; all or nothing.
struct SignAgreement: Sendable {
    let partners: PartnersFacade
    let actor: Actor

    /// Throws `AgreementFault` about the first field that cannot be taken, `agreement_there_already`, and
    /// `agreement_another_unit` when the unit that signed is not in the officer's reach.
    ///
    /// Gives what should be looked at all the same, such as a discount beyond what the law allows.
    func sign(_ form: AgreementForm, in tx: Transaction) throws -> [ImportWarnings.Warning] {
        try tx.lock(.register)
        guard try partners.register.fresh(in: tx).agreement(code: form.code) == nil else {
            throw Refusal("agreement_there_already", ["code": form.code])
        }
        let tree = try partners.organisation.tree.value(in: tx)
        let reach = AgreementReach(actor.scopes(for: PartnersFacade.sign), tree)
        if let unit = tree.unit(code: form.form.text("unit_code")) {
            guard reach.holds(unit.number, made: nil, on: tx.today) else { throw Refusal("agreement_another_unit") }
        }
        let run = ImportRun(actor: actor)
        if let partner = form.partner { try take([partner], ImportPartners(partners: partners), run, tx) }
        try take([form.agreement], ImportAgreements(partners: partners), run, tx)
        let products = form.products
        try take(products, ImportProducts(partners: partners, isPartOfAgreement: true), run, tx)
        try tx.audit(
            actor, "partners.agreement_signed", "agreement:\(form.code)",
            ["partner": form.form.text("partner_code"), "products": String(products.count)])
        return run.warnings.first
    }

    /// The same, taken back at once.
    func rehearse(_ form: AgreementForm, on store: Store) async throws -> [ImportWarnings.Warning] {
        do {
            try await store.write { tx in
                let warnings = try sign(form, in: tx)
                throw Rehearsed(warnings: warnings)
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.warnings
        }
        return []
    }

    private struct Rehearsed: Error {
        let warnings: [ImportWarnings.Warning]
    }

    private func take(
        _ filled: [AgreementForm.Filled], _ kind: some ImportKind, _ run: ImportRun, _ tx: Transaction
    ) throws {
        guard !filled.isEmpty else { return }
        for (filled, outcome) in zip(filled, try kind.take(filled.map(\.row), run: run, in: tx)) {
            if case .rejected(let fault) = outcome { throw AgreementFault(fault, filled) }
        }
    }
}
