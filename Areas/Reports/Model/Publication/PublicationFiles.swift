import Documents
import Kernel
import Web

/// The files of a publication, printed from its frozen content and its hash alone.
struct PublicationFiles {
    let content: PublicationContent
    let hash: String
    let words: WelfareWords

    /// Throws `UnwritableFile`.
    func bytes(_ format: PublicationFormat) throws -> [UInt8] {
        switch format {
        case .json: try content.bytes()
        case .docx: try DOCXWriter.file(document, createdUnixSeconds: seconds)
        case .pdf: try PDFWriter.file(document, createdUnixSeconds: seconds)
        case .xlsx: try workbook()
        }
    }

    /// Such as `cong-bo-12-welfare-VN-2026-H1.pdf`.
    func name(_ format: PublicationFormat) -> String {
        let subject = content.subject
        return "cong-bo-\(content.number)-\(subject.form)-\(subject.scope)-\(subject.period).\(format.rawValue)"
    }

    private var seconds: Int { Int((Instant(content.publishedAt)?.microseconds ?? 0) / 1_000_000) }

    /// The paper with what changed, what came later, and the mark by which the file can be verified.
    private var document: OfficialDocument {
        var document = content.document
        document.body += amendment + adjustments + [.note(mark)]
        return document
    }

    private var mark: String {
        words.text(
            "publication.mark",
            ["number": String(content.number), "revision": String(content.revision), "hash": hash])
    }

    private var amendment: [DocumentBlock] {
        guard let amends = content.amends else { return [] }
        let parameters = ["number": String(amends), "reason": content.reason ?? ""]
        return [
            .heading(words.text("publication.amendment"), level: 1),
            .paragraph(DocumentText(words.text("publication.amends", parameters))), .table(table(content.differences)),
        ]
    }

    private var adjustments: [DocumentBlock] {
        guard !content.adjustments.isEmpty else { return [] }
        return [.heading(words.text("publication.adjustments"), level: 1)]
            + content.adjustments.flatMap { adjustment -> [DocumentBlock] in
                let parameters = [
                    "period": Period(adjustment.period).map { words.period($0) } ?? adjustment.period,
                    "number": String(adjustment.publication),
                ]
                return [
                    .paragraph(DocumentText(words.text("publication.adjustment", parameters))),
                    .table(table(adjustment.differences)),
                ]
            }
    }

    private func table(_ differences: [PublishedDifference]) -> DocumentTable {
        let number = DocumentTable.Column(width: 3, alignment: .right)
        return DocumentTable(
            columns: [.init(width: 6), number, number, number],
            header: [PublicationFiles.heads.map { DocumentTable.Cell(DocumentText(words.text("publication.\($0)"))) }],
            rows: differences.map { difference in
                [
                    difference.caption, difference.printed(difference.before), difference.printed(difference.after),
                    difference.change.map { ($0 > 0 ? "+" : "") + Digits.grouped($0) } ?? "",
                ].map { DocumentTable.Cell(DocumentText($0)) }
            })
    }

    static let heads = ["figure", "before", "after", "change"]

    private func workbook() throws -> [UInt8] {
        var sheets = content.sheets.map(\.sheet)
        let pictures = content.document.pictures
        if !pictures.isEmpty {
            var sheet = Sheet(name: words.text("publication.pictures"), columns: [], rows: [])
            sheet.pictures = pictures
            sheets.append(sheet)
        }
        let changes =
            content.differences.map { (content.subject.period, $0) }
            + content.adjustments.flatMap { adjustment in adjustment.differences.map { (adjustment.period, $0) } }
        if !changes.isEmpty { sheets.append(sheet(of: changes)) }
        sheets.append(
            Sheet(name: words.text("publication.verification"), columns: [SheetColumn(mark, width: 120)], rows: []))
        return try XLSXWriter.workbook(
            sheets, title: content.document.fileTitle, createdUnixSeconds: seconds)
    }

    private func sheet(of changes: [(period: String, difference: PublishedDifference)]) -> Sheet {
        func cell(_ difference: PublishedDifference, _ value: String?) -> SheetCell {
            guard let value else { return .empty }
            guard difference.measure != .text, let number = Int64(value) else { return .text(value) }
            return .integer(number)
        }
        return Sheet(
            name: words.text("publication.changes"),
            columns: [
                SheetColumn(words.text("period"), width: 14), SheetColumn(words.text("publication.figure"), width: 60),
            ]
                + PublicationFiles.heads.dropFirst().map {
                    SheetColumn(words.text("publication.\($0)"), kind: .integer, width: 22)
                },
            rows: changes.map { period, difference in
                [
                    .text(period), .text(difference.caption), cell(difference, difference.before),
                    cell(difference, difference.after), difference.change.map { .integer($0) } ?? .empty,
                ]
            })
    }
}
