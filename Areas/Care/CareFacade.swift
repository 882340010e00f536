package import Imports
internal import Kernel
package import Organisation
package import Partners
package import Reports
internal import Storage

/// What the composition may use of Care; one for each store.
package struct CareFacade: Sendable {
    let organisation: OrganisationFacade
    let partners: PartnersFacade

    package init(organisation: OrganisationFacade, partners: PartnersFacade) {
        self.organisation = organisation
        self.partners = partners
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportGrants(care: self)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportGrants(care: self)] }

    /// Who has been helped so far; the numbers are those of the grants, and one person may stand in several.
    package var beneficiarySource: BeneficiarySource {
        BeneficiarySource("grants") { question, tx in
            try GrantBeneficiaries(
                question, tree: organisation.tree.value(in: tx), register: partners.register.value(in: tx)
            ).count(GrantQueries.grants(in: DayRange(from: nil, to: question.day + 1), in: tx))
        }
    }

    /// What partners gave beside their discounts, for the welfare report.
    package var supportSource: SupportSource {
        SupportSource { question, tx in CountedGrants.support(of: try grants(question, in: tx)) }
    }

    /// The grants that count for a question, by id.
    ///
    /// Throws a `Refusal` with `unknown_scope` or `unknown_partner`.
    func grants(_ question: WelfareQuestion, in tx: Transaction) throws -> [Grant] {
        let counted = try CountedGrants(
            question, tree: organisation.tree.value(in: tx), register: partners.register.value(in: tx),
            today: tx.today)
        return try GrantQueries.grants(in: question.period.days, in: tx).filter(counted.counts)
    }
}
