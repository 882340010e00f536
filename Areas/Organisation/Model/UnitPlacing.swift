internal import Imports
internal import Kernel

/// Finds for each row of a file its place in the tree: parents first, whatever the order of the rows.
///
/// Of several rows with one code the first that can be taken counts; the others repeat or contradict it.
struct UnitPlacing {
    /// A row that could be read, with its place in the file.
    struct Item {
        let index: Int
        let fields: Fields
        let draft: UnitDraft
    }

    /// What the register holds already, by code.
    let existing: [String: UnionUnit]
    /// New units, every parent before its children.
    private(set) var added: [UnitDraft] = []
    /// Units whose values change (`--update`).
    private(set) var changed: [UnitDraft] = []
    /// The rows of `changed`.
    private(set) var changedItems: [Item] = []
    private(set) var outcomes: [(index: Int, outcome: RowOutcome)] = []
    private let updates: Bool
    private let divisions: DivisionMap
    let stored: [String: UnitDraft]
    private var rootCode: String?
    /// The parent of every unit that is stored or taken.
    private var parents: [String: String?]
    /// Rows that have not fallen, by code in the order of the file; the first of a code is its candidate.
    private var items: [String: ArraySlice<Item>] = [:]
    /// Codes whose candidate is to be looked at, the next at the end.
    private var open: [String] = []
    /// Candidates whose parent is known, with the place of the next one.
    private var ready: [Item] = []
    private var nextReady = 0
    /// Candidates by the parent that they wait for.
    private var waiting: [String: [Item]] = [:]
    /// Moves that would make a loop unless another move of this file comes first.
    private var held: [Item] = []
    private var movesSinceHeld = 0

    init(_ tree: UnitTree, _ divisions: DivisionMap, updates: Bool) {
        self.updates = updates
        self.divisions = divisions
        existing = Dictionary(uniqueKeysWithValues: tree.all.map { ($0.code, $0) })
        stored = existing.mapValues { unit in
            UnitDraft(unit, parentCode: unit.parentNumber.flatMap { tree.unit($0)?.code })
        }
        parents = stored.mapValues(\.parentCode)
        rootCode = tree.root?.code
    }

    /// Judges all rows of a file; each has its outcome afterwards.
    mutating func place(_ rows: [Item]) {
        items = Dictionary(grouping: rows, by: \.draft.code).mapValues { $0[...] }
        var seen: Set<String> = []
        let codes = rows.map(\.draft.code).filter { seen.insert($0).inserted }
        // A row's own fault counts before what its parent comes to, so that the order of the rows decides nothing.
        let candidates = codes.compactMap { items[$0]?.first }
        for (item, fault) in candidates.compactMap({ item in ownFault(of: item).map { (item, $0) } }) {
            fall(item, fault)
        }
        open = codes.reversed()
        repeat { drain() } while dropLoops() || dropHeld()
        for rest in items.values { settleRepeats(rest) }
    }

    private mutating func drain() {
        while true {
            if let code = open.popLast() {
                look(at: code)
            } else if nextReady < ready.count {
                settle(ready[nextReady])
                nextReady += 1
            } else if !held.isEmpty, movesSinceHeld > 0 {
                ready += held
                (held, movesSinceHeld) = ([], 0)
            } else {
                return
            }
        }
    }

    /// Puts the candidate of a code where it belongs: ready, or waiting for its parent.
    private mutating func look(at code: String) {
        guard let item = items[code]?.first else {
            for orphan in waiting.removeValue(forKey: code) ?? [] {
                fall(orphan, ownFault(of: orphan) ?? orphan.parentFault(.unknownUnit))
            }
            return
        }
        if let fault = ownFault(of: item) { return fall(item, fault) }
        guard let parent = item.draft.parentCode, parents[parent] == nil else { return ready.append(item) }
        waiting[parent, default: []].append(item)
    }

    /// What is wrong with a row whatever its parent comes to: nobody has its parent's code, or its division is unknown.
    private func ownFault(of item: Item) -> RowFault? {
        if let parent = item.draft.parentCode, parents[parent] == nil, items[parent]?.isEmpty ?? true {
            return item.parentFault(.unknownUnit)
        }
        guard let division = item.draft.division, divisions.division(division) == nil else { return nil }
        return RowFault(
            .badValue, column: UnitColumns.divisionCode.name, value: division.code, expects: .knownDivision)
    }

    /// Rejects a candidate; the next row of its code takes its place.
    private mutating func fall(_ item: Item, _ fault: RowFault) {
        outcomes.append((item.index, .rejected(fault)))
        _ = items[item.draft.code]?.popFirst()
        open.append(item.draft.code)
    }

    private mutating func settle(_ item: Item) {
        let draft = item.draft
        let known = stored[draft.code]
        if known == draft { return outcomes.append((item.index, .alreadyThere)) }
        if let known, !updates {
            return fall(item, Stated.contradiction(draft, known, UnitDraft.stated, item.fields))
        }
        if draft.parentCode == nil, let rootCode, rootCode != draft.code {
            return fall(
                item,
                RowFault(.badValue, column: UnitColumns.kind.name, value: draft.code, expects: .oneConfederation))
        }
        guard known == nil || !climbs(from: draft.parentCode, reaching: draft.code) else { return held.append(item) }
        if draft.parentCode == nil { rootCode = draft.code }
        parents[draft.code] = .some(draft.parentCode)
        outcomes.append((item.index, known == nil ? .taken : .updated))
        if known == nil {
            added.append(draft)
        } else {
            changed.append(draft)
            changedItems.append(item)
        }
        movesSinceHeld += known == nil ? 0 : 1
        ready += waiting.removeValue(forKey: draft.code) ?? []
    }

    /// The rows of one code whose first was taken: the others repeat it or not.
    private mutating func settleRepeats(_ rest: ArraySlice<Item>) {
        for item in rest.dropFirst() {
            let fault = RowFault(.duplicateKey, column: UnitColumns.code.name, value: item.draft.code)
            outcomes.append((item.index, item.draft == rest.first?.draft ? .alreadyThere : .rejected(fault)))
        }
    }

    /// Rejects rows that name each other in a circle; false when there are none.
    private mutating func dropLoops() -> Bool {
        let left = Dictionary(
            waiting.values.joined().map { ($0.draft.code, $0) }, uniquingKeysWith: { first, _ in first })
        var walks: [String: Int] = [:]
        var inLoop: Set<String> = []
        for (walk, start) in left.keys.enumerated() {
            var path: [String] = []
            var next: String? = start
            while let code = next, walks[code] == nil {
                walks[code] = walk
                path.append(code)
                next = left[code]?.draft.parentCode
            }
            if let meeting = next, walks[meeting] == walk {
                inLoop.formUnion(path[(path.firstIndex(of: meeting) ?? 0)...])
            }
        }
        guard !inLoop.isEmpty else { return false }
        waiting = waiting.mapValues { $0.filter { !inLoop.contains($0.draft.code) } }
        for code in inLoop {
            if let item = left[code] { fall(item, item.parentFault(.badValue, expects: .noLoop)) }
        }
        return true
    }

    /// Rejects moves that would make a loop, whatever else is moved; false when there are none.
    private mutating func dropHeld() -> Bool {
        guard !held.isEmpty else { return false }
        let rejected = held
        (held, movesSinceHeld) = ([], 0)
        for item in rejected { fall(item, item.parentFault(.badValue, expects: .noLoop)) }
        return true
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

extension UnitPlacing.Item {
    fileprivate func parentFault(_ code: RowFault.Code, expects: RowFault.Expectation = .none) -> RowFault {
        RowFault(code, column: UnitColumns.parentCode.name, value: draft.parentCode ?? "", expects: expects)
    }
}

extension UnitDraft {
    fileprivate static let stated: [Stated<UnitDraft>] = [
        Stated(UnitColumns.name) { $0.name },
        Stated(UnitColumns.kind) { $0.kind },
        Stated(UnitColumns.parentCode) { $0.parentCode },
        Stated(UnitColumns.openedOn) { $0.days.from },
        Stated(UnitColumns.closedOn) { $0.days.to },
        Stated(UnitColumns.divisionCode) { $0.division?.code },
        Stated(UnitColumns.vintage) { $0.division?.vintage },
    ]
}
