internal import Imports
internal import Kernel
internal import Organisation

/// Judges the rows of `members` one after another against the register and the rows before them.
struct MemberPlacing {
    /// A member as stored, with what the rows of this batch have added and changed.
    struct Entry {
        /// Nil for a member that the register does not have yet.
        let number: Int64?
        /// Nil for a member whose vault row was erased: nothing personal is compared or stored again.
        fileprivate(set) var person: Person?
        fileprivate(set) var assignments: [Assignment]
        fileprivate(set) var added: [Assignment] = []
        fileprivate(set) var changed: [Assignment] = []
        fileprivate(set) var isPersonChanged = false
    }

    private(set) var entries: [String: Entry]
    private let tree: UnitTree
    private let run: ImportRun

    init(
        _ records: [String: MemberRecord], _ persons: [Int64: Person], tree: UnitTree, run: ImportRun
    ) {
        entries = records.mapValues { record in
            Entry(number: record.number, person: persons[record.number], assignments: record.assignments)
        }
        self.tree = tree
        self.run = run
    }

    /// What becomes of the row with this number in the file.
    mutating func place(_ draft: MemberDraft, row: Int) throws(RowFault) -> RowOutcome {
        let key = draft.key
        switch run.seenKeys.standing(key: key, values: draft, row: row) {
        case .repeated: return .alreadyThere
        case .duplicate: throw RowFault(.duplicateKey, column: MemberColumns.memberNo.name, value: draft.memberNo)
        case .new: break
        }
        guard let unit = tree.unit(code: draft.unitCode) else {
            throw RowFault(.unknownUnit, column: MemberColumns.unitCode.name, value: draft.unitCode)
        }
        let outcome = try settle(draft, in: unit)
        run.seenKeys.note(key: key, values: draft, row: row)
        return outcome
    }

    private mutating func settle(_ draft: MemberDraft, in unit: UnionUnit) throws(RowFault) -> RowOutcome {
        let assignment = Assignment(unitNumber: unit.number, days: draft.days)
        var entry = entries[draft.memberNo] ?? Entry(number: nil, person: draft.person, assignments: [])
        let place = entry.assignments.firstIndex { stored in
            stored.unitNumber == unit.number && stored.days.from == draft.joinedOn
        }
        let outcome: RowOutcome
        if let place {
            outcome = try repeated(draft, assignment, at: place, in: &entry)
        } else {
            try MemberPlacing.checkDays(of: draft, in: unit, beside: entry.assignments)
            try compare(draft.person, with: entry.person, fillsUnknown: true)
            entry.assignments.append(assignment)
            entry.added.append(assignment)
            entry.state(draft.person, updates: run.updates)
            outcome = .taken
        }
        entries[draft.memberNo] = entry
        return outcome
    }

    /// A row whose key is stored: the same, a change, or a contradiction.
    private func repeated(
        _ draft: MemberDraft, _ assignment: Assignment, at place: Int, in entry: inout Entry
    ) throws(RowFault) -> RowOutcome {
        try compare(draft.person, with: entry.person, fillsUnknown: false)
        let isOtherEnd = entry.assignments[place].days.to != draft.leftOn
        if isOtherEnd {
            guard run.updates else {
                throw RowFault(
                    .differs, column: MemberColumns.leftOn.name, value: draft.leftOn?.description ?? "")
            }
            var others = entry.assignments
            others.remove(at: place)
            try MemberPlacing.checkOverlap(of: draft, with: others)
            entry.change(to: assignment, at: place)
        }
        return entry.state(draft.person, updates: run.updates) || isOtherEnd ? .updated : .alreadyThere
    }

    private static func checkDays(
        of draft: MemberDraft, in unit: UnionUnit, beside others: [Assignment]
    ) throws(RowFault) {
        if let closedOn = unit.days.to, draft.joinedOn >= closedOn {
            throw RowFault(
                .badValue, column: MemberColumns.joinedOn.name, value: draft.joinedOn.description, expects: .openUnit)
        }
        try checkOverlap(of: draft, with: others)
    }

    private static func checkOverlap(of draft: MemberDraft, with others: [Assignment]) throws(RowFault) {
        guard others.contains(where: { $0.days.overlaps(draft.days) }) else { return }
        throw RowFault(
            .badValue, column: MemberColumns.joinedOn.name, value: draft.joinedOn.description, expects: .noOverlap)
    }

    /// Refuses a row that says something else of the person than what is stored, unless it may change that.
    ///
    /// What a row leaves empty it does not state; a further assignment may state what was unknown.
    private func compare(_ stated: Person, with stored: Person?, fillsUnknown: Bool) throws(RowFault) {
        guard !run.updates, let stored else { return }
        if stated.fullName != stored.fullName {
            throw RowFault(.differs, column: MemberColumns.fullName.name, value: stated.fullName)
        }
        if let birthDate = stated.birthDate, birthDate != stored.birthDate,
            !(fillsUnknown && stored.birthDate == nil)
        {
            throw RowFault(.differs, column: MemberColumns.birthDate.name, value: birthDate.description)
        }
        if let sex = stated.sex, sex != stored.sex, !(fillsUnknown && stored.sex == nil) {
            throw RowFault(.differs, column: MemberColumns.sex.name, value: sex.rawValue)
        }
    }
}

extension MemberPlacing.Entry {
    /// Takes over what a row states of the person; true when that is news.
    @discardableResult
    fileprivate mutating func state(_ stated: Person, updates: Bool) -> Bool {
        guard var known = person else { return false }
        if updates { known.change(to: stated) } else { known.fill(from: stated) }
        guard known != person else { return false }
        person = known
        isPersonChanged = true
        return true
    }

    fileprivate mutating func change(to assignment: Assignment, at place: Int) {
        assignments[place] = assignment
        changed.append(assignment)
    }
}
