internal import Documents
internal import Kernel
internal import Organisation

/// The welfare report as a workbook: the form in its order (0.25 a to g), the products, the units and places.
struct WelfareWorkbook {
    private let report: WelfareReport
    private let words: WelfareWords

    init(_ report: WelfareReport, _ words: WelfareWords) {
        self.report = report
        self.words = words
    }

    func bytes() throws -> [UInt8] {
        try XLSXWriter.workbook(
            sheets, title: words.text("title"),
            createdUnixSeconds: Int(report.generatedAt.microseconds / 1_000_000))
    }

    var sheets: [Sheet] {
        [WelfareFormSheet(report, words).sheet, products, places]
    }

    /// A line for each product.
    ///
    /// Its last row tells the distinct persons of all products, which no sum of rows gives.
    private var products: Sheet {
        Sheet(
            name: words.text("sheet.products"),
            preamble: [[.text(words.text("sheet.products"))], [.text(words.text("note_persons"))]],
            columns: [
                SheetColumn(words.text("product_code"), width: 16),
                SheetColumn(words.text("product_name"), width: 40),
                SheetColumn(words.text("product_kind"), width: 12),
                SheetColumn(words.text("members_unit"), kind: .integer, width: 14),
                SheetColumn(words.text("turns_unit"), kind: .integer, width: 12),
                moneyColumn("list_amount"), moneyColumn("paid_amount"), moneyColumn("discount_amount"),
                millionsColumn("paid_amount"), millionsColumn("discount_amount"),
            ],
            rows: report.figures.lines.map { line in
                [.text(line.product), .text(line.name), .text(words.productKind(line.kind))] + cells(line.totals)
            },
            totals: [.text(words.text("total_distinct")), .empty, .empty] + cells(report.figures.totals))
    }

    private func cells(_ totals: SalesTotals) -> [SheetCell] {
        [
            .integer(Int64(totals.members)), .integer(Int64(totals.turns)), .integer(totals.listAmount.amount),
            .integer(totals.paidAmount.amount), .integer(totals.discountAmount.amount),
            totals.paidAmount.millionsCell, totals.discountAmount.millionsCell,
        ]
    }

    private var places: Sheet {
        let units = report.unitCounts.map { kind, count -> [SheetCell] in
            group("units", code: kind.rawValue, name: words.unitKind(kind), kind: "", .integer(Int64(count)))
        }
        let provinces = report.figures.provinces.map { place in
            group("provinces", code: place.code, name: place.name, kind: place.vintage ?? "", .empty)
        }
        let sectors = report.figures.sectors.map { place in
            group("sectors", code: place.code, name: place.name, kind: words.unitKind(named: place.kind), .empty)
        }
        return Sheet(
            name: words.text("sheet.places"),
            preamble: [[.text(words.text("sheet.places"))], [.text(words.text("note_units"))]],
            columns: [
                SheetColumn(words.text("group"), width: 34), SheetColumn(words.text("code"), width: 24),
                SheetColumn(words.text("name"), width: 48), SheetColumn(words.text("kind_or_vintage"), width: 26),
                SheetColumn(words.text("count"), kind: .integer, width: 12),
            ],
            rows: units + provinces + sectors)
    }

    private func group(_ key: String, code: String, name: String, kind: String, _ count: SheetCell) -> [SheetCell] {
        [.text(words.text(key)), .text(code), .text(name), .text(kind), count]
    }

    private func moneyColumn(_ key: String) -> SheetColumn {
        SheetColumn(words.text("in_dong", ["caption": words.text(key)]), kind: .money, width: 20)
    }

    private func millionsColumn(_ key: String) -> SheetColumn {
        SheetColumn(words.text("in_millions", ["caption": words.text(key)]), kind: .decimal, width: 20)
    }
}

extension Dong {
    /// Triệu đồng with at most three decimals as a spreadsheet's number, rounded from đồng like the printed form.
    var millionsCell: SheetCell {
        .decimal(printedInMillions.replacing(".", with: "").replacing(",", with: "."))
    }
}
