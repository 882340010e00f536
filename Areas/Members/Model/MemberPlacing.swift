internal import Imports
internal import Kernel
internal import Organisation

/// Judges the rows of `members` one after another against the register and the rows before them.
struct MemberPlacing {
    /// A member as stored, with what the rows of this batch have added and changed.
    struct Entry {
        /// Nil for a member that the register does not have yet.
        let number: Int64?
        fileprivate(set) var rows: [StatedAssignment]
        fileprivate(set) var added: [StatedAssignment] = []
        fileprivate(set) var changed: [StatedAssignment] = []
        /// What the changed rows said before.
        fileprivate(set) var before: [StatedAssignment] = []

        /// The unit that the latest row names.
        var unit: Int64? { StatedMember.latest(of: rows)?.assignment.unitNumber }
    }

    private(set) var entries: [String: Entry]
    private let tree: UnitTree
    private let run: ImportRun
    private let reach: MemberReach
    /// Members that were merged into another or erased: nothing is added to them.
    private let closed: Set<Int64>

    init(
        _ members: [String: StatedMember], tree: UnitTree, run: ImportRun, reach: MemberReach, closed: Set<Int64> = []
    ) {
        entries = members.mapValues { Entry(number: $0.number, rows: $0.rows) }
        self.tree = tree
        self.run = run
        self.reach = reach
        self.closed = closed
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
        guard reach.reaches(unit.number) else {
            throw RowFault(.outsideScope, column: MemberColumns.unitCode.name, value: draft.unitCode)
        }
        let outcome = try settle(draft, in: unit)
        run.seenKeys.note(key: key, values: draft, row: row)
        return outcome
    }

    private mutating func settle(_ draft: MemberDraft, in unit: UnionUnit) throws(RowFault) -> RowOutcome {
        let stated = StatedAssignment(
            assignment: Assignment(unitNumber: unit.number, days: draft.days), person: draft.person,
            batch: run.batch)
        var entry = entries[draft.memberNo] ?? Entry(number: nil, rows: [])
        let place = entry.rows.firstIndex { row in
            row.assignment.unitNumber == unit.number && row.assignment.days.from == draft.joinedOn
        }
        let outcome: RowOutcome
        if let place {
            outcome = try repeated(draft, stated, at: place, in: &entry)
        } else {
            try checkOpen(entry, draft)
            try MemberPlacing.checkDays(of: draft, in: unit, tree, beside: entry.rows)
            entry.rows.append(stated)
            entry.added.append(stated)
            outcome = .taken
        }
        entries[draft.memberNo] = entry
        return outcome
    }

    /// A row whose key is stored: the same, a change, or a contradiction.
    private func repeated(
        _ draft: MemberDraft, _ stated: StatedAssignment, at place: Int, in entry: inout Entry
    ) throws(RowFault) -> RowOutcome {
        let stored = entry.rows[place]
        if let fault = MemberPlacing.difference(draft, from: stored) {
            guard run.updates else { throw fault }
            try checkOpen(entry, draft)
            var others = entry.rows
            others.remove(at: place)
            try MemberPlacing.checkOverlap(of: draft, with: others)
            let kept = StatedAssignment(
                assignment: stated.assignment, person: stated.person, batch: stored.batch)
            entry.rows[place] = kept
            entry.changed.append(kept)
            entry.before.append(stored)
            return .updated
        }
        return .alreadyThere
    }

    private func checkOpen(_ entry: Entry, _ draft: MemberDraft) throws(RowFault) {
        guard let number = entry.number, closed.contains(number) else { return }
        throw RowFault(.badValue, column: MemberColumns.memberNo.name, value: draft.memberNo, expects: .openMember)
    }

    /// The first column in which a row says something else than what is stored under its key.
    private static func difference(_ draft: MemberDraft, from stored: StatedAssignment) -> RowFault? {
        let person = stored.person ?? draft.person
        if draft.person.fullName != person.fullName {
            return RowFault(.differs, column: MemberColumns.fullName.name, value: draft.person.fullName)
        }
        if draft.person.birthDate != person.birthDate {
            return RowFault(
                .differs, column: MemberColumns.birthDate.name, value: draft.person.birthDate?.description ?? "")
        }
        if draft.person.sex != person.sex {
            return RowFault(.differs, column: MemberColumns.sex.name, value: draft.person.sex?.rawValue ?? "")
        }
        if draft.leftOn != stored.assignment.days.to {
            return RowFault(.differs, column: MemberColumns.leftOn.name, value: draft.leftOn?.description ?? "")
        }
        return nil
    }

    private static func checkDays(
        of draft: MemberDraft, in unit: UnionUnit, _ tree: UnitTree, beside others: [StatedAssignment]
    ) throws(RowFault) {
        if let closedOn = unit.days.to, draft.joinedOn >= closedOn,
            tree.heir(of: unit.number, made: draft.joinedOn, on: draft.joinedOn) == nil
        {
            throw RowFault(
                .badValue, column: MemberColumns.joinedOn.name, value: draft.joinedOn.description, expects: .openUnit)
        }
        try checkOverlap(of: draft, with: others)
    }

    private static func checkOverlap(of draft: MemberDraft, with others: [StatedAssignment]) throws(RowFault) {
        guard others.contains(where: { $0.assignment.days.overlaps(draft.days) }) else { return }
        throw RowFault(
            .badValue, column: MemberColumns.joinedOn.name, value: draft.joinedOn.description, expects: .noOverlap)
    }
}
