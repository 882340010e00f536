package import Kernel

/// What one row states of its owner on some days; the owner and the first day are its key.
package protocol DatedRow: Hashable, Sendable {
    associatedtype Owner: Hashable & Sendable
    var owner: Owner { get }
    var days: DayRange { get }
}

/// Judges the rows of a register file one after another, where each owner has several rows with separate days.
///
/// A row that is not taken leaves no trace: a mended row with its key may stand further below.
package struct DatedRows<Thing: DatedRow> {
    package private(set) var added: [Thing] = []
    package private(set) var changed: [Thing] = []
    private var rows: [Thing.Owner: [Thing]]
    private let run: ImportRun
    private let columns: Columns

    /// Which columns faults name.
    package struct Columns: Sendable {
        let key: ImportColumn
        let from: ImportColumn
        let stated: [Stated<Thing>]

        package init(key: ImportColumn, from: ImportColumn, stated: [Stated<Thing>]) {
            self.key = key
            self.from = from
            self.stated = stated
        }
    }

    /// `stored` holds at least every row of the owners that may come.
    package init(_ stored: some Sequence<Thing>, _ columns: Columns, run: ImportRun) {
        rows = Dictionary(grouping: stored, by: \.owner)
        self.columns = columns
        self.run = run
    }

    /// The stored rows and those taken so far of an owner.
    package func rows(of owner: Thing.Owner) -> [Thing] { rows[owner] ?? [] }

    /// What becomes of a row: `draft` is the row as it was read, `find` looks up what it names.
    package mutating func place(
        _ draft: some Hashable, key: some Hashable, row number: Int, _ fields: Fields,
        find: () throws(RowFault) -> Thing
    ) throws(RowFault) -> RowOutcome {
        switch run.seenKeys.standing(key: key, values: draft, row: number) {
        case .repeated: return .alreadyThere
        case .duplicate:
            throw RowFault(.duplicateKey, column: columns.key.name, value: fields.raw(columns.key))
        case .new: break
        }
        let outcome = try settle(try find(), fields)
        run.seenKeys.note(key: key, values: draft, row: number)
        return outcome
    }

    private mutating func settle(_ thing: Thing, _ fields: Fields) throws(RowFault) -> RowOutcome {
        var others = rows[thing.owner] ?? []
        let place = others.firstIndex { $0.days.from == thing.days.from }
        let stored = place.map { others.remove(at: $0) }
        guard thing != stored else { return .alreadyThere }
        if let stored, !run.updates { throw Stated.contradiction(thing, stored, columns.stated, fields) }
        guard !others.contains(where: { $0.days.overlaps(thing.days) }) else {
            throw RowFault(
                .badValue, column: columns.from.name, value: fields.raw(columns.from), expects: .noOverlap)
        }
        rows[thing.owner] = others + [thing]
        if stored == nil { added.append(thing) } else { changed.append(thing) }
        return stored == nil ? .taken : .updated
    }
}

extension ImportKind {
    /// The rows as drafts, or why a row cannot be read.
    package func drafts<Draft>(
        of rows: [ImportRow], _ read: (Fields) throws(RowFault) -> Draft
    ) -> [Result<(fields: Fields, draft: Draft), RowFault>] {
        rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                return .success((fields, try read(fields)))
            } catch {
                return .failure(error)
            }
        }
    }
}
