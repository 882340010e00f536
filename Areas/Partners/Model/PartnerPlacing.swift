internal import Imports

/// Finds for each row of `partners` its head partner, whatever the order of the rows.
///
/// Of several rows with one code the first that can stand counts; the others repeat or contradict it.
struct PartnerPlacing {
    /// A row that could be read, with its place in the file.
    struct Item {
        let index: Int
        let fields: Fields
        let draft: PartnerDraft
    }

    /// New partners, head partners before branches.
    private(set) var added: [PartnerDraft] = []
    /// Partners whose values change (`--update`).
    private(set) var changed: [PartnerDraft] = []
    private let updates: Bool
    private let stored: [String: PartnerDraft]
    private let storedBranches: [String: [String]]
    /// Rows that have not fallen, by code in the order of the file; the first of a code is its candidate.
    private var items: [String: ArraySlice<Item>] = [:]

    init(_ register: PartnerRegister, updates: Bool) {
        self.updates = updates
        let drafts = register.partners.map { partner in
            PartnerDraft(partner, parentCode: partner.parentNumber.flatMap { register.partner($0)?.code })
        }
        stored = Dictionary(uniqueKeysWithValues: drafts.map { ($0.code, $0) })
        storedBranches = Dictionary(grouping: drafts.filter { $0.parentCode != nil }) { $0.parentCode ?? "" }
            .mapValues { $0.map(\.code) }
    }

    /// The outcome of every row, by its index in the file.
    mutating func place(_ rows: [Item]) -> [(index: Int, outcome: RowOutcome)] {
        items = Dictionary(grouping: rows, by: \.draft.code).mapValues { $0[...] }
        let naming = Dictionary(grouping: rows.filter { $0.draft.parentCode != nil }) { $0.draft.parentCode ?? "" }
        var outcomes: [(index: Int, outcome: RowOutcome)] = []
        var open = Set(items.keys)
        // All faults of a round are judged before any row of it falls, so that the order of the rows decides nothing.
        while !open.isEmpty {
            let fallen = open.compactMap { code in fault(of: code).map { (code, $0) } }
            open = []
            for (code, fault) in fallen {
                guard let item = items[code]?.popFirst() else { continue }
                outcomes.append((item.index, .rejected(fault)))
                open.insert(code)
                open.formUnion((naming[code] ?? []).map(\.draft.code))
                open.formUnion([item.draft.parentCode, stored[code]?.parentCode].compactMap { $0 })
            }
        }
        for rest in items.values { outcomes += settle(rest) }
        added.sort { ($0.parentCode == nil ? 0 : 1, $0.code) < ($1.parentCode == nil ? 0 : 1, $1.code) }
        return outcomes
    }

    /// Why the candidate of a code cannot stand beside the candidates of the others; nil when it can.
    private func fault(of code: String) -> RowFault? {
        guard let item = items[code]?.first, item.draft != stored[code] else { return nil }
        if let parent = item.draft.parentCode, let fault = fault(ofParent: parent, of: code) { return fault }
        guard let known = stored[code] else { return nil }
        guard updates else { return Stated.contradiction(item.draft, known, PartnerDraft.stated, item.fields) }
        guard let parent = item.draft.parentCode, keepsBranches(code) else { return nil }
        return RowFault(.badValue, column: PartnerColumns.parentCode.name, value: parent, expects: .headPartner)
    }

    private func fault(ofParent parent: String, of code: String) -> RowFault? {
        let column = PartnerColumns.parentCode.name
        guard parent != code else { return RowFault(.badValue, column: column, value: parent, expects: .noLoop) }
        guard let upper = standing(parent) else { return RowFault(.unknownPartner, column: column, value: parent) }
        guard let above = upper.parentCode else { return nil }
        return RowFault(.badValue, column: column, value: parent, expects: above == code ? .noLoop : .headPartner)
    }

    /// What a code means as things stand: its candidate where that may count, else what is stored.
    private func standing(_ code: String) -> PartnerDraft? {
        guard let known = stored[code] else { return items[code]?.first?.draft }
        return updates ? items[code]?.first?.draft ?? known : known
    }

    /// True when a stored branch of the partner stays its branch.
    private func keepsBranches(_ code: String) -> Bool {
        (storedBranches[code] ?? []).contains { standing($0)?.parentCode == code }
    }

    /// The rows of one code of which none falls any more: the first counts, the others repeat it or not.
    private mutating func settle(_ rest: ArraySlice<Item>) -> [(index: Int, outcome: RowOutcome)] {
        guard let first = rest.first else { return [] }
        let known = stored[first.draft.code]
        let outcome: RowOutcome
        if known == nil {
            added.append(first.draft)
            outcome = .taken
        } else if known == first.draft {
            outcome = .alreadyThere
        } else {
            changed.append(first.draft)
            outcome = .updated
        }
        return [(first.index, outcome)]
            + rest.dropFirst().map { item in
                guard item.draft != first.draft else { return (item.index, .alreadyThere) }
                let fault = RowFault(.duplicateKey, column: PartnerColumns.code.name, value: item.draft.code)
                return (item.index, .rejected(fault))
            }
    }
}

extension PartnerDraft {
    fileprivate static let stated: [Stated<PartnerDraft>] = [
        Stated(PartnerColumns.name) { $0.name },
        Stated(PartnerColumns.legalKind) { $0.legalKind },
        Stated(PartnerColumns.parentCode) { $0.parentCode },
    ]
}
