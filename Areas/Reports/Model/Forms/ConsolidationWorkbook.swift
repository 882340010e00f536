import Documents
import Kernel

/// Reports put together, as a workbook; the same figures as on the page.
struct ConsolidationWorkbook {
    private let look: ConsolidationLook
    private let words: FormWords

    init(_ look: ConsolidationLook, _ words: FormWords) {
        self.look = look
        self.words = words
    }

    /// Throws `UnwritableFile`.
    func bytes(at now: Instant) throws -> [UInt8] {
        try XLSXWriter.workbook(
            [sheet], title: words.text(look.form.title), createdUnixSeconds: Int(now.microseconds / 1_000_000))
    }

    var sheet: Sheet {
        Sheet(
            name: words.text("workbook.sheet"),
            preamble: [
                [.text(words.text(look.form.title))], [.text(words.lead(look))], [.text(words.completeness(look))],
            ],
            columns: [
                SheetColumn(words.text("workbook.column.index"), kind: .integer, width: 6),
                SheetColumn(words.text("workbook.column.caption"), width: 52),
                SheetColumn(words.text("workbook.column.unit"), width: 10),
                SheetColumn(words.text("workbook.column.number"), kind: .decimal, width: 20),
                SheetColumn(words.text("workbook.column.numerator"), kind: .integer, width: 20),
                SheetColumn(words.text("workbook.column.denominator"), kind: .integer, width: 20),
            ],
            rows: rows)
    }

    private var rows: [[SheetCell]] {
        var index: Int64 = 0
        return look.form.sections.flatMap { section -> [[SheetCell]] in
            [[.empty, .text(words.text(section.title))]]
                + section.cells.map { cell in
                    index += 1
                    let ratio = look.consolidation.ratio(cell)
                    return [
                        .integer(index), .text(words.text(cell.caption)), .text(words.unit(cell)), value(cell, ratio),
                        ratio.map { .integer($0.numerator) } ?? .empty,
                        ratio.map { .integer($0.denominator) } ?? .empty,
                    ]
                }
        }
    }

    private func value(_ cell: FormCell, _ ratio: Ratio?) -> SheetCell {
        guard cell.kind == .rate else { return look.consolidation.number(cell.name).map { .integer($0) } ?? .empty }
        guard let ratio, let parts = cell.ratio,
            let printed = ratio.printed(decimals: parts.decimals, parts.rounding, separator: ".")
        else { return .empty }
        // The unit stands in a column of its own.
        return .decimal(printed.filter { $0 != "%" })
    }
}
