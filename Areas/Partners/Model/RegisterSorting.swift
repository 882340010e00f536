internal import Imports

/// Sorts the rows of a register file into new, changed and known things, one after another.
///
/// A row that is not taken leaves no trace: a mended row with its key may stand further below.
struct RegisterSorting<Draft: Hashable, Thing: Hashable> {
    private(set) var added: [Thing] = []
    private(set) var changed: [Thing] = []
    private let keyColumn: ImportColumn
    private let columns: [Stated<Thing>]
    private let updates: Bool
    private var taken: [String: Draft] = [:]

    init(_ keyColumn: ImportColumn, _ columns: [Stated<Thing>], updates: Bool) {
        self.keyColumn = keyColumn
        self.columns = columns
        self.updates = updates
    }

    /// What becomes of a row; `find` looks up what the row names and what is stored under its key.
    mutating func sort(
        _ draft: Draft, key: String, _ fields: Fields,
        find: () throws(RowFault) -> (thing: Thing, stored: Thing?)
    ) throws(RowFault) -> RowOutcome {
        if let earlier = taken[key] {
            guard earlier == draft else { throw RowFault(.duplicateKey, column: keyColumn.name, value: key) }
            return .alreadyThere
        }
        let (thing, stored) = try find()
        guard let stored else {
            added.append(thing)
            taken[key] = draft
            return .taken
        }
        guard thing != stored else {
            taken[key] = draft
            return .alreadyThere
        }
        guard updates else { throw Stated.contradiction(thing, stored, columns, fields) }
        changed.append(thing)
        taken[key] = draft
        return .updated
    }
}
