/// Where the cells of a table's rows lie: every place of the grid is covered once.
struct TableGrid {
    /// A cell in its place, or the part of a cell from above.
    struct Place: Equatable {
        /// Nil where the row has no cell.
        var cell: DocumentTable.Cell?
        var column: Int
        var columns: Int
        var rows: Int

        /// The cell began in a row above.
        var isContinued: Bool
    }

    private(set) var rows: [[Place]] = []

    /// Lays the cells from left to right around those that come from above.
    init(_ cells: [[DocumentTable.Cell]], columnCount: Int) {
        var reaching: [(place: Place, rowsLeft: Int)] = []
        for (index, row) in cells.enumerated() {
            var waiting = row[...]
            var places: [Place] = []
            var column = 0
            while column < columnCount {
                if let above = reaching.first(where: { $0.rowsLeft > 0 && $0.place.column == column })?.place {
                    places.append(above)
                    column += above.columns
                    continue
                }
                let nextTaken = reaching.filter { $0.rowsLeft > 0 && $0.place.column > column }.map(\.place.column)
                    .min()
                let room = (nextTaken ?? columnCount) - column
                let cell = waiting.popFirst()
                let place = Place(
                    cell: cell, column: column, columns: min(max(cell?.columns ?? 1, 1), room),
                    rows: min(max(cell?.rows ?? 1, 1), cells.count - index), isContinued: false)
                places.append(place)
                column += place.columns
            }
            rows.append(places)
            reaching = Self.reaching(from: places, and: reaching)
        }
    }

    /// The cells that go on in the next row.
    private static func reaching(
        from places: [Place], and before: [(place: Place, rowsLeft: Int)]
    ) -> [(place: Place, rowsLeft: Int)] {
        let new = places.filter { !$0.isContinued && $0.rows > 1 }.map { place in
            var continued = place
            continued.isContinued = true
            return (place: continued, rowsLeft: place.rows - 1)
        }
        return before.map { ($0.place, $0.rowsLeft - 1) }.filter { $0.1 > 0 } + new
    }
}

extension DocumentTable {
    /// How many columns the widest row needs, or more where more are described.
    var columnCount: Int {
        let widest = (header + rows + totals).map { row in row.reduce(0) { $0 + min(max($1.columns, 1), 100) } }.max()
        return min(max(columns.count, widest ?? 0), Self.columnLimit)
    }

    /// Columns beyond this have no room on a page, and other programs refuse them.
    static let columnLimit = 63

    /// The widths of all columns within the text's width, in the unit of that width.
    func widths(in width: Double) -> [Double] {
        let shares = (0..<columnCount).map { index in
            let share = index < columns.count ? columns[index].width : 1
            return share.isFinite ? min(max(share, 0.01), 1_000) : 1
        }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum * width }
    }

    /// How the text of a cell below the header stands.
    func alignment(of place: TableGrid.Place) -> Alignment {
        if let own = place.cell?.alignment { return own }
        return place.column < columns.count ? columns[place.column].alignment : .left
    }
}
