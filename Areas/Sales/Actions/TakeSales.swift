internal import Cards
internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage

/// Takes a batch of sales and reversals into the ledger: each is judged in its order and answered.
///
/// One batch at a time holds the ledger's lock, so what it reads stays true until it commits; the quota counters
/// are written by a guarded statement all the same.
struct TakeSales: Sendable {
    let organisation: OrganisationFacade
    let members: MembersFacade
    let partners: PartnersFacade
    let cards: CardsFacade

    /// What somebody hands in together, with what they may do.
    struct Submission: Sendable {
        var entries: [SaleEntry]
        let actor: Actor
        /// The points for which the actor may record; others are as unknown.
        let scopes: [Scope]
        /// Refused ids are judged anew (`--again`).
        var judgesAgain = false
    }

    /// The answers to each submission, in its order.
    func run(_ submissions: [Submission], in tx: Transaction) throws -> [[SaleAnswer]] {
        try tx.lock(.ledger)
        let head = try LedgerQueries.head(in: tx)
        let submissions = try SaleCards(cards: cards, members: members).resolve(submissions, in: tx)
        var batch = try SaleBatch(
            judge: SaleJudge(
                tree: organisation.tree.value(in: tx), register: partners.register.value(in: tx), now: tx.now),
            head: head)
        try batch.prepare(submissions.flatMap(\.entries), members: members, in: tx)
        let answers = submissions.map { submission in submission.entries.map { batch.take($0, from: submission) } }
        guard batch.sequence > head else { return answers }
        try LedgerQueries.insert(batch.rows, at: tx.now, in: tx)
        try QuotaQueries.save(batch.quotas, in: tx)
        if !batch.leaseSales.isEmpty {
            try LeaseQueries.spend(batch.quotas.leaseUses, batch.leaseSales, in: tx)
        }
        if !batch.cardSales.isEmpty { try note(batch.cardSales, in: tx) }
        try LedgerQueries.moveHead(from: head, to: batch.sequence, in: tx)
        return answers
    }

    /// Notes which cards were taken, and what a person should look at.
    private func note(_ sales: [SaleBatch.CardSale], in tx: Transaction) throws {
        let register = try partners.register.value(in: tx)
        let divisions = try organisation.divisions.value(in: tx)
        var latest: [[UInt8]: CardUse] = [:]
        for sale in sales {
            if let earlier = latest[sale.use.id] ?? sale.earlier {
                let flags = SaleFlag.found(sale.use, after: earlier, register, divisions)
                try FlagQueries.insert(flags, of: sale.sequence, in: tx)
            }
            latest[sale.use.id] = sale.use
        }
        try cards.note(sales.map(\.use), in: tx)
    }
}
