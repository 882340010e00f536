package import Figures
package import Imports
package import Kernel
package import Organisation
package import Storage

/// What other areas and the composition may use of Bargaining; one for each store.
package struct BargainingFacade: Sendable {
    /// May look at the agreements of the enterprises of its scope.
    package static let read = Permission("bargaining.read")
    /// May write them.
    package static let write = Permission("bargaining.write")

    static let register = "collective_agreements"

    let organisation: OrganisationFacade

    /// The collective agreements of all enterprises, kept in memory.
    package let agreements = RegisterCache(register) { tx in try AgreementQueries.register(in: tx) }

    package init(organisation: OrganisationFacade) {
        self.organisation = organisation
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportAgreements(bargaining: self)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportAgreements(bargaining: self)] }

    /// What targets T6 and T7 are counted from.
    package var countSources: [CountSource] {
        [
            CountSource("bargaining.enterprises_with_agreement") { try coverage($0, in: $1).withUnion },
            CountSource("bargaining.agreements_graded_b") { try coverage($0, in: $1).graded },
        ]
    }

    /// What the agreements of a unit's enterprises cover.
    ///
    /// Throws a `Refusal` with `unknown_scope`.
    package func coverage(_ question: CountQuestion, in tx: Transaction) throws -> Coverage {
        let tree = try organisation.tree.value(in: tx)
        guard let scope = tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["scope": question.scope])
        }
        let viewDay = question.view.viewDay(for: question.cutOff, today: tx.today)
        let employers = try organisation.census(on: question.cutOff, viewedOn: viewDay, in: tx)
        return Coverage(
            employers.employers(of: scope.number), try agreements.value(in: tx), on: question.cutOff)
    }
}
