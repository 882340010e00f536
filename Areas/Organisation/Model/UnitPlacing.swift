internal import Imports
internal import Kernel

/// Finds for each row of a file its place in the tree: parents first, whatever the order of the rows.
struct UnitPlacing {
    /// What the register holds already, by code.
    let existing: [String: UnionUnit]
    /// New units, every parent before its children.
    private(set) var added: [UnitDraft] = []
    /// Units whose values change (`--update`).
    private(set) var changed: [UnitDraft] = []
    private let updates: Bool
    private var parents: [String: String?]
    private var codes: [Int64: String] = [:]

    init(_ tree: UnitTree, updates: Bool) {
        self.updates = updates
        existing = Dictionary(uniqueKeysWithValues: tree.all.map { ($0.code, $0) })
        codes = Dictionary(uniqueKeysWithValues: tree.all.map { ($0.number, $0.code) })
        parents = existing.mapValues { [codes] unit in unit.parentNumber.flatMap { codes[$0] } }
    }

    /// The outcome of every row, by its index in the file.
    mutating func place(_ drafts: [(index: Int, draft: UnitDraft)]) -> [(Int, RowOutcome)] {
        var outcomes: [(Int, RowOutcome)] = []
        var waiting: [String: [(index: Int, draft: UnitDraft)]] = [:]
        var ready: [(index: Int, draft: UnitDraft)] = []
        for item in drafts {
            if let parent = item.draft.parentCode, parents[parent] == nil {
                waiting[parent, default: []].append(item)
            } else {
                ready.append(item)
            }
        }
        var position = 0
        while position < ready.count {
            let item = ready[position]
            let outcome = settle(item.draft)
            outcomes.append((item.index, outcome))
            if case .rejected = outcome {} else { ready += waiting.removeValue(forKey: item.draft.code) ?? [] }
            position += 1
        }
        return outcomes + orphans(waiting)
    }

    /// Rows whose parent never came: it is unknown, or the rows name each other in a circle.
    private func orphans(_ waiting: [String: [(index: Int, draft: UnitDraft)]]) -> [(Int, RowOutcome)] {
        let left = Dictionary(
            waiting.values.joined().map { ($0.draft.code, $0.draft) }, uniquingKeysWith: { first, _ in first })
        return waiting.values.joined().map { item in
            let parent = item.draft.parentCode ?? ""
            let fault =
                isInLoop(item.draft, left)
                ? RowFault(.badValue, column: UnitColumns.parentCode.name, value: parent, expects: .noLoop)
                : RowFault(.unknownUnit, column: UnitColumns.parentCode.name, value: parent)
            return (item.index, .rejected(fault))
        }
    }

    /// Climbs through the rows that are left; a row that comes back to itself is in a loop, one below a loop is not.
    private func isInLoop(_ draft: UnitDraft, _ left: [String: UnitDraft]) -> Bool {
        var seen: Set<String> = []
        var next = draft.parentCode.flatMap { left[$0] }
        while let current = next, seen.insert(current.code).inserted {
            if current.code == draft.code { return true }
            next = current.parentCode.flatMap { left[$0] }
        }
        return false
    }

    private mutating func settle(_ draft: UnitDraft) -> RowOutcome {
        guard let known = existing[draft.code] else { return settleNew(draft) }
        guard !isSame(draft, known) else { return .alreadyThere }
        guard updates else {
            return .rejected(RowFault(.differs, column: UnitColumns.code.name, value: draft.code))
        }
        guard !climbs(from: draft.parentCode, reaching: draft.code) else {
            return .rejected(
                RowFault(
                    .badValue, column: UnitColumns.parentCode.name, value: draft.parentCode ?? "", expects: .noLoop))
        }
        parents[draft.code] = .some(draft.parentCode)
        changed.append(draft)
        return .updated
    }

    private mutating func settleNew(_ draft: UnitDraft) -> RowOutcome {
        if draft.parentCode == nil, parents.values.contains(where: { $0 == nil }) {
            guard !added.contains(draft) else { return .alreadyThere }
            return .rejected(
                RowFault(.badValue, column: UnitColumns.kind.name, value: draft.code, expects: .oneConfederation))
        }
        guard parents[draft.code] == nil else { return .alreadyThere }
        parents[draft.code] = .some(draft.parentCode)
        added.append(draft)
        return .taken
    }

    private func isSame(_ draft: UnitDraft, _ unit: UnionUnit) -> Bool {
        draft.name == unit.name && draft.kind == unit.kind && draft.days == unit.days
            && draft.division == unit.division && draft.parentCode == unit.parentNumber.flatMap { codes[$0] }
    }

    private func climbs(from start: String?, reaching code: String) -> Bool {
        var next = start
        while let current = next {
            if current == code { return true }
            next = parents[current] ?? nil
        }
        return false
    }
}
