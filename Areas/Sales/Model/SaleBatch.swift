internal import Cards
internal import Imports
internal import Kernel
internal import Members
internal import Partners
internal import Storage

/// A batch of reported sales on its way into the ledger.
///
/// Everything that judging needs is read once for the whole batch; then each entry is judged in memory, seeing the
/// entries before it.
struct SaleBatch {
    private let judge: SaleJudge
    /// The last sequence given.
    private(set) var sequence: Int64
    private(set) var rows: [LedgerQueries.NewRow] = []
    private(set) var quotas = QuotaBook()
    /// The accepted sales by card.
    private(set) var cardSales: [CardSale] = []
    /// Which sales stand under which leases.
    private(set) var leaseSales: [(lease: Int64, sequence: Int64)] = []
    /// The last judgement of every id that the batch speaks of.
    private var known: [String: LedgerSale] = [:]
    private var people: [String: MemberRecord] = [:]

    /// An accepted sale by card, and where the card was taken before.
    struct CardSale {
        let sequence: Int64
        let use: CardUse
        let earlier: CardUse?
    }

    init(judge: SaleJudge, head: Int64) {
        self.judge = judge
        sequence = head
    }

    // MARK: Reading ahead

    mutating func prepare(_ entries: [SaleEntry], members: MembersFacade, in tx: Transaction) throws {
        var ids: Set<String> = []
        var numbers: Set<String> = []
        for entry in entries {
            switch entry {
            case .sale(let draft):
                ids.insert(draft.id)
                numbers.insert(draft.memberNo)
            case .reversal(let id, let reverses):
                ids.insert(id)
                ids.insert(reverses)
            case .unreadable: continue
            }
        }
        guard !ids.isEmpty else { return }
        known = try LedgerQueries.sales(ids: ids, in: tx)
        if !numbers.isEmpty { people = try members.find(numbers, in: tx) }
        try SaleBatchQuotas(register: judge.register, people: people).load(
            entries, reversed: known, into: &quotas, in: tx)
    }

    // MARK: Judging

    mutating func take(_ entry: SaleEntry, from submission: TakeSales.Submission) -> SaleAnswer {
        switch entry {
        case .unreadable(let id, let fault): return SaleAnswer.rejected(id, fault)
        case .reversal(let id, let reverses): return reverse(id, reverses, submission)
        case .sale(let draft): return sell(draft, submission)
        }
    }

    private mutating func sell(_ draft: SaleDraft, _ submission: TakeSales.Submission) -> SaleAnswer {
        let point = judge.register.point(code: draft.pointCode)
        let values = point.flatMap { numbered(draft, at: $0) }
        let earlier = known[draft.id]
        if let earlier {
            let former = people[draft.memberNo]?.formerNumbers ?? []
            guard let values, earlier.values?.isSame(as: values, formerly: former) ?? false else {
                return .rejected(draft.id, RowFault(.conflict, column: SaleColumns.id.name, value: draft.id))
            }
            if earlier.refusal == nil || !submission.judgesAgain { return repeated(earlier) }
        }
        guard let point, submission.mayRecord(at: point, judge.register) else {
            return .rejected(
                draft.id, RowFault(.unknownPoint, column: SaleColumns.pointCode.name, value: draft.pointCode))
        }
        guard let member = people[draft.memberNo] else {
            return .rejected(
                draft.id, RowFault(.unknownMember, column: SaleColumns.memberNo.name, value: draft.memberNo))
        }
        guard let product = judge.register.product(code: draft.productCode), let values else {
            return .rejected(
                draft.id, RowFault(.unknownProduct, column: SaleColumns.productCode.name, value: draft.productCode))
        }
        let sale = SaleJudge.Case(
            values: values, point: point, product: product, member: member, assurance: draft.card?.assurance ?? 0,
            claim: draft.claim)
        let verdict =
            draft.card?.refusal.map { SaleJudge.Verdict(refusal: $0) } ?? judge.refusal(of: sale, quotas: &quotas)
        let refusal = verdict.refusal
        if let refusal, draft.claim?.leavesToPerson(refusal) == true {
            return SaleAnswer(id: draft.id, status: .unsettled, code: refusal)
        }
        let stored = store(
            id: draft.id, attempt: (earlier?.attempt ?? -1) + 1, refusal: refusal, reverses: nil, values: values,
            isPriceFlagged: judge.isPriceFlagged(sale), assurance: sale.assurance, submission)
        leaseSales += verdict.leases.map { ($0, stored.sequence) }
        if refusal == nil, let use = draft.card?.use(at: point.number, stored.sequence) { cardSales.append(use) }
        return SaleAnswer(
            id: draft.id, status: refusal == nil ? .created : .refused, code: refusal, sequence: stored.sequence)
    }

    private mutating func reverse(_ id: String, _ reverses: String, _ submission: TakeSales.Submission) -> SaleAnswer {
        let target = known[reverses]
        if let earlier = known[id] {
            guard let voided = earlier.reverses, voided == target?.sequence else {
                return .rejected(id, RowFault(.conflict, column: SaleColumns.id.name, value: id))
            }
            return repeated(earlier)
        }
        let column = SaleColumns.reversesID.name
        guard let target, target.refusal == nil, id != reverses, mayReverse(target, submission) else {
            return .rejected(id, RowFault(.unknownSale, column: column, value: reverses))
        }
        guard let values = target.values else {
            return .rejected(id, RowFault(.isReversal, column: column, value: reverses))
        }
        guard !target.isReversed else {
            return .rejected(id, RowFault(.alreadyReversed, column: column, value: reverses))
        }
        quotas.free(product: values.product, member: values.member, on: values.businessDay)
        known[reverses]?.isReversed = true
        let stored = store(
            id: id, attempt: 0, refusal: nil, reverses: target.sequence, values: nil, isPriceFlagged: false,
            assurance: nil, submission)
        return SaleAnswer(id: id, status: .created, sequence: stored.sequence)
    }

    /// The numbers of what a sale names; nil when something is unknown.
    private func numbered(_ draft: SaleDraft, at point: PointOfSale) -> LedgerSale.Values? {
        guard let member = people[draft.memberNo], let product = judge.register.product(code: draft.productCode) else {
            return nil
        }
        return LedgerSale.Values(
            soldAt: draft.soldAt, point: point.number, member: member.number, product: product.number,
            quantity: draft.quantity, listAmount: draft.listAmount, paidAmount: draft.paidAmount,
            invoiceNo: draft.invoiceNo, device: draft.device)
    }

    /// The same id with the same values: the stored answer, again.
    private func repeated(_ earlier: LedgerSale) -> SaleAnswer {
        SaleAnswer(
            id: earlier.id, status: earlier.refusal == nil ? .exists : .refused, code: earlier.refusal,
            sequence: earlier.sequence)
    }

    private func mayReverse(_ sale: LedgerSale, _ submission: TakeSales.Submission) -> Bool {
        guard let values = sale.values else { return true }
        guard let point = judge.register.point(values.point) else { return false }
        return submission.mayRecord(at: point, judge.register)
    }

    private mutating func store(
        id: String, attempt: Int64, refusal: String?, reverses: Int64?, values: LedgerSale.Values?,
        isPriceFlagged: Bool, assurance: Int64?, _ submission: TakeSales.Submission
    ) -> LedgerSale {
        sequence += 1
        let sale = LedgerSale(
            sequence: sequence, id: id, attempt: attempt, refusal: refusal, reverses: reverses, values: values,
            isReversed: false)
        known[id] = sale
        rows.append(
            LedgerQueries.NewRow(
                sale: sale, isPriceFlagged: isPriceFlagged, assurance: assurance,
                recordedBy: submission.actor.signature))
        return sale
    }
}

extension SaleCard {
    /// Nil for a card that was not judged.
    fileprivate func use(at point: Int64, _ sequence: Int64) -> SaleBatch.CardSale? {
        guard let shown, let card = judgement?.card else { return nil }
        let earlier = card.usedAt.flatMap { at in
            card.usedWhere.map { CardUse(id: card.id, code: card.accepted, at: at, place: $0) }
        }
        return SaleBatch.CardSale(
            sequence: sequence, use: CardUse(id: card.id, code: shown.code, at: shown.shownAt, place: point),
            earlier: earlier)
    }
}

extension TakeSales.Submission {
    /// True when one of the actor's scopes holds the point.
    fileprivate func mayRecord(at point: PointOfSale, _ register: PartnerRegister) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit, .member: false
            case .point(let code): point.code == code
            case .partner(let code):
                register.partner(point.partnerNumber).map { partner in
                    partner.code == code || partner.parentNumber.flatMap { register.partner($0)?.code } == code
                } ?? false
            }
        }
    }
}
