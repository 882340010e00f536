internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `changes`: the whole file at once, since its rows make the tree together.
struct ImportChanges: ImportKind {
    let organisation: OrganisationFacade
    let name = "changes"
    let columns = ChangeColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let units = try UnitQueries.all(in: tx)
        let codes = Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0.number) })
        let codeOf = Dictionary(uniqueKeysWithValues: units.map { ($0.number, $0.code) })
        var stored = try ChangeQueries.all(in: tx)
        let places = Dictionary(uniqueKeysWithValues: stored.enumerated().map { ($1.key, $0) })
        var outcomes = [RowOutcome](repeating: .alreadyThere, count: rows.count)
        var (new, newRows): ([UnitChange], [Int]) = ([], [])
        var (candidates, repeats): ([UnitChange.Key: Int], [(row: Int, change: UnitChange)]) = ([:], [])
        var changed: [UnitChange] = []
        for (index, row) in rows.enumerated() {
            do throws(RowFault) {
                let change = try ImportChanges.change(try ChangeDraft(Fields(row, of: columns)), codes)
                guard let place = places[change.key] else {
                    guard candidates[change.key] == nil else {
                        repeats.append((index, change))
                        continue
                    }
                    candidates[change.key] = new.count
                    new.append(change)
                    newRows.append(index)
                    continue
                }
                guard stored[place] != change else { continue }
                guard run.updates else { throw ImportChanges.contradiction(change) }
                stored[place] = change
                changed.append(change)
                outcomes[index] = .updated
            } catch {
                outcomes[index] = .rejected(error)
            }
        }
        run.progress(ImportChanges.percentRead)
        let faults = ChangeJudge(units: units.map(StatedUnit.init), stored: stored, new: new).faults
        for (place, index) in newRows.enumerated() {
            let fault = faults[place].map { ImportChanges.rowFault($0, new[place], codeOf) }
            outcomes[index] = fault.map { .rejected($0) } ?? .taken
        }
        for (index, change) in repeats {
            // The first row of a key is its candidate; the others are as good or as bad, or contradict it.
            guard let place = candidates[change.key] else { continue }
            if let fault = faults[place] {
                outcomes[index] = .rejected(ImportChanges.rowFault(fault, change, codeOf))
            } else if new[place] != change {
                let value = codeOf[change.from] ?? ""
                outcomes[index] = .rejected(RowFault(.duplicateKey, column: ChangeColumns.fromCode.name, value: value))
            }
        }
        run.progress(ImportChanges.percentJudged)
        try write(new.indices.filter { faults[$0] == nil }.map { new[$0] }, changed, run, in: tx)
        return outcomes
    }

    /// How much of the work is done when the rows are read, and when they are judged.
    private static let percentRead = 20
    private static let percentJudged = 60
    /// Rows between two signs of progress.
    private static let stretch = 10_000

    private func write(
        _ new: [UnitChange], _ changed: [UnitChange], _ run: ImportRun, in tx: Transaction
    ) throws {
        guard !new.isEmpty || !changed.isEmpty else { return }
        for start in stride(from: 0, to: new.count, by: ImportChanges.stretch) {
            let end = min(start + ImportChanges.stretch, new.count)
            try ChangeQueries.insert(Array(new[start..<end]), in: tx)
            let judged = ImportChanges.percentJudged
            run.progress(judged + (100 - judged) * end / new.count)
        }
        for change in changed { try ChangeQueries.update(change, in: tx) }
        try tx.markChanged(OrganisationFacade.register)
    }

    private static func change(_ draft: ChangeDraft, _ codes: [String: Int64]) throws(RowFault) -> UnitChange {
        guard let from = codes[draft.fromCode] else {
            throw RowFault(.unknownUnit, column: ChangeColumns.fromCode.name, value: draft.fromCode)
        }
        var to: Int64?
        if let code = draft.toCode {
            guard let number = codes[code] else {
                throw RowFault(.unknownUnit, column: ChangeColumns.toCode.name, value: code)
            }
            to = number
        }
        return UnitChange(
            day: draft.day, kind: draft.kind, from: from, to: to, share: draft.share, name: draft.name)
    }

    private static func contradiction(_ change: UnitChange) -> RowFault {
        change.kind == .rename
            ? RowFault(.differs, column: ChangeColumns.name.name, value: change.name ?? "")
            : RowFault(.differs, column: ChangeColumns.share.name, value: "\(change.share ?? 0)")
    }

    private static func rowFault(_ fault: UnitHistory.Fault, _ change: UnitChange, _ codes: [Int64: String]) -> RowFault
    {
        func code(_ number: Int64?) -> String { number.flatMap { codes[$0] } ?? "" }
        return switch fault {
        case .notThere:
            RowFault(.badValue, column: ChangeColumns.date.name, value: code(change.from), expects: .unitThatDay)
        case .targetNotThere:
            RowFault(.badValue, column: ChangeColumns.date.name, value: code(change.to), expects: .targetThatDay)
        case .secondParent:
            RowFault(.badValue, column: ChangeColumns.toCode.name, value: code(change.to), expects: .oneParent)
        case .loop: RowFault(.badValue, column: ChangeColumns.toCode.name, value: code(change.to), expects: .noLoop)
        case .shares: RowFault(.badValue, column: ChangeColumns.share.name, expects: .wholeShares)
        case .differs:
            RowFault(.badValue, column: ChangeColumns.date.name, value: code(change.from), expects: .asUnitRow)
        }
    }
}
