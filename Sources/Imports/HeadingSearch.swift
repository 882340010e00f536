internal import Documents

/// Finds the heading of a table below its title rows, as people lay out tables in Excel.
///
/// A heading may also stand in two rows whose cells are merged: a cell that is empty below takes the text above it.
struct HeadingSearch {
    let columns: [ImportColumn]

    /// Titles, the unit's name, the date and an empty line stand above a heading; more is another kind of file.
    private static let mostRowsAbove = 15

    /// Reads up to the heading; the next record of the source is then the first row of the table.
    ///
    /// Throws what is wrong with the first record when no row is a heading.
    func heading(of source: any RowSource) throws -> ImportHeader {
        guard let first = try source.next() else { throw UnusableFile(.empty) }
        let fault: UnusableFile
        do {
            return try ImportHeader(first.cells, columns: columns)
        } catch {
            fault = error
        }
        guard isNoHeading(first.cells) || isUpperHalf(first.cells) else { throw fault }
        var above = first.cells
        for _ in 0..<HeadingSearch.mostRowsAbove {
            guard let next = (try? source.next()) ?? nil else { break }
            if let header = try? ImportHeader(next.cells, columns: columns) { return header }
            if let header = try? ImportHeader(joined(above, next.cells), columns: columns) { return header }
            above = next.cells
        }
        throw fault
    }

    private func joined(_ above: [String], _ below: [String]) -> [String] {
        (0..<max(above.count, below.count)).map { place in
            let text = place < below.count ? below[place] : ""
            return text.isEmpty && place < above.count ? above[place] : text
        }
    }

    /// A title row knows no column; a heading that lacks one is told so and not searched further.
    private func isNoHeading(_ cells: [String]) -> Bool {
        (try? ImportHeader(cells, columns: columns.map(\.optional)))?.isEmpty ?? false
    }

    /// The upper row of a merged heading has gaps, or the groups' names.
    private func isUpperHalf(_ cells: [String]) -> Bool {
        guard let header = try? ImportHeader(cells, columns: columns.map(\.optional)) else { return false }
        return cells.contains("") || !header.unknown.isEmpty
    }
}

extension ImportColumn {
    fileprivate var optional: ImportColumn { ImportColumn(position, name, captions: captions) }
}
