package import Cards
package import Imports
package import Kernel
package import Members
package import Organisation
package import Partners
package import Reports
package import Storage

/// What the composition may use of Sales; one for each store.
package struct SalesFacade: Sendable {
    package static let record = Permission("sales.record")
    package static let reverse = Permission("sales.reverse")
    package static let read = Permission("sales.read")
    /// Looks at flagged sales and says what was found.
    static let lookAtFlags = Permission("sales.flags")

    /// Takes sales that arrive one by one.
    package let clerk: SalesClerk
    let takeSales: TakeSales
    let facts = FactKeeper()
    let openFlags = RegisterCache(FlagQueries.register) { tx in try FlagQueries.open(in: tx) }

    package init(
        store: Store, organisation: OrganisationFacade, members: MembersFacade, partners: PartnersFacade,
        cards: CardsFacade
    ) {
        takeSales = TakeSales(organisation: organisation, members: members, partners: partners, cards: cards)
        clerk = SalesClerk(store: store, takeSales: takeSales)
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportSales(takeSales: takeSales)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportSales(takeSales: takeSales)] }

    /// The sequence of the last answered sale.
    package func ledgerHead(in tx: Transaction) throws -> Int64 { try LedgerQueries.head(in: tx) }

    /// What was recorded and reversed in a run of the ledger, in its order; refused sales are left out.
    package func ledgerNews(after: Int64, upTo: Int64, in tx: Transaction) throws -> [LedgerNews] {
        try LedgerQueries.news(after: after, upTo: upTo, in: tx)
    }

    /// Who has bought at a discount so far.
    package var beneficiarySource: BeneficiarySource {
        BeneficiarySource("sales") { question, tx in
            try SalesBeneficiaries(question, SalesGround(self, in: tx)).count()
        }
    }

    /// Whom a partner reaches, and how its sales grow.
    package var reachSource: ReachSource {
        ReachSource { question, tx in try ReachCount(question, SalesGround(self, in: tx)).reach() }
    }

    /// Members whom a row of the ledger names, whatever became of it.
    package static let memberDependents = MemberDependents(name: "sales") { members, tx in
        try LedgerQueries.countMembers(among: members.map(\.number), in: tx)
    }

    /// The figures of the welfare programme.
    package var figureSource: FigureSource {
        FigureSource(
            name: "welfare",
            figures: { question, tx in try WelfareCount(question, SalesGround(self, in: tx)).figures() },
            points: { question, tx in try WelfareCount(question, SalesGround(self, in: tx)).points() },
            picture: { question, tx in try WelfareScenes(question, SalesGround(self, in: tx)).picture() })
    }
}
