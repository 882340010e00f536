/// What one column of a file states of a thing, so that a contradiction can name the column.
package struct Stated<Thing>: Sendable {
    private let column: ImportColumn
    private let value: @Sendable (Thing) -> AnyHashable

    package init(_ column: ImportColumn, _ value: @escaping @Sendable (Thing) -> AnyHashable) {
        self.column = column
        self.value = value
    }

    /// The fault of a row that says something else than what is stored: the first column that differs.
    package static func contradiction(
        _ row: Thing, _ stored: Thing, _ columns: [Stated], _ fields: Fields
    ) -> RowFault {
        guard let differing = columns.first(where: { $0.value(row) != $0.value(stored) })?.column else {
            return RowFault(.differs, column: "")
        }
        return RowFault(.differs, column: differing.name, value: fields.raw(differing))
    }
}
