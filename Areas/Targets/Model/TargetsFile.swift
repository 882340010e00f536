internal import Documents
internal import Figures
internal import Foundation
internal import Kernel
internal import Web

/// The targets of a unit and period as files; the same figures as on the page.
struct TargetsFile: Sendable {
    private let look: TargetsLook
    private let words: TargetWords

    /// Longer lists of what is missing are in the JSON and on the page.
    private static let mostMissing = 200

    init(_ look: TargetsLook, _ words: TargetWords) {
        self.look = look
        self.words = words
    }

    func bytes(as format: TargetsFormat, at now: Instant) throws -> [UInt8] {
        let seconds = Int(now.microseconds / 1_000_000)
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(TargetsWire(look, words)))
        case .xlsx:
            return try XLSXWriter.workbook([sheet, missingSheet], title: title, createdUnixSeconds: seconds)
        case .docx: return try DOCXWriter.file(document, createdUnixSeconds: seconds)
        case .pdf: return try PDFWriter.file(document, createdUnixSeconds: seconds)
        }
    }

    private var title: String { words.text("targets.title") }

    private var lead: String {
        words.lead(look.question, scope: look.scopeName, cutOff: look.question.cutOff(today: look.today))
    }

    // MARK: Workbook

    private var sheet: Sheet {
        Sheet(
            name: words.text("targets.sheet"), preamble: [[.text(title)], [.text(lead)]],
            columns: [
                SheetColumn(words.text("targets.code"), width: 8), SheetColumn(words.text("targets.target"), width: 52),
                SheetColumn(words.text("targets.numerator"), kind: .integer, width: 16),
                SheetColumn(words.text("targets.denominator"), kind: .integer, width: 16),
                SheetColumn(words.text("targets.rate"), width: 16),
                SheetColumn(words.text("targets.threshold"), width: 18),
                SheetColumn(words.text("targets.outcome"), width: 24),
                SheetColumn(words.text("targets.missing"), kind: .integer, width: 12),
            ],
            rows: look.results.map { result in
                [
                    .text(result.target.code), .text(words.told(result.target.title)),
                    result.count.map { .integer($0.ratio.numerator) } ?? .empty,
                    result.count.map { .integer($0.ratio.denominator) } ?? .empty, .text(words.rate(result)),
                    .text(words.threshold(result)), .text(words.outcome(result)),
                    result.count.map { .integer(Int64($0.missing.count)) } ?? .empty,
                ]
            })
    }

    private var missingSheet: Sheet {
        Sheet(
            name: words.text("targets.missing"), preamble: [[.text(lead)]],
            columns: [
                SheetColumn(words.text("targets.code"), width: 8),
                SheetColumn(words.text("targets.missing_code"), width: 20),
                SheetColumn(words.text("targets.missing_name"), width: 52),
                SheetColumn(words.text("targets.reason"), width: 48),
            ],
            rows: look.results.flatMap { result in
                (result.count?.missing ?? []).map { missing in
                    [
                        .text(result.target.code), .text(missing.code), .text(missing.name),
                        .text(missing.reason.map { words.text($0) } ?? words.text("targets.no_record")),
                    ]
                }
            })
    }

    // MARK: Document

    private var document: OfficialDocument {
        let parts = DocumentNumber.dateParts(of: look.today)
        return OfficialDocument(
            fileTitle: "\(title) \(look.question.period)",
            language: words.messages.language == .vietnamese ? "vi-VN" : "en",
            header: DocumentHeader(
                superior: look.superiorName?.uppercased(), issuer: look.scopeName.uppercased(),
                number: words.text("targets.document_number"),
                placeAndDate: words.text(
                    "targets.document_date", ["day": parts.day, "month": parts.month, "year": parts.year])),
            title: .named(
                kind: words.text("targets.document_kind"),
                subject: words.text("targets.document_subject", ["period": look.question.period.description])),
            body: [.paragraph(DocumentText(lead)), .table(table)] + missingLists + [.note(words.text("targets.note"))],
            signature: SignatureBlock(
                authority: words.text("targets.document_authority"), post: words.text("targets.document_post")),
            recipients: RecipientList(
                caption: words.text("targets.document_recipients"), names: [words.text("targets.document_file")]))
    }

    private func cells(_ texts: [String]) -> [DocumentTable.Cell] {
        texts.map { DocumentTable.Cell(DocumentText($0)) }
    }

    private var table: DocumentTable {
        DocumentTable(
            columns: [
                .init(width: 1.2), .init(width: 6), .init(width: 3, alignment: .right),
                .init(width: 2.6, alignment: .right), .init(width: 2.6), .init(width: 3),
            ],
            header: [
                cells(["code", "target", "counts", "rate", "threshold", "outcome"].map { words.text("targets.\($0)") })
            ],
            rows: look.results.map { result in
                let counts = result.count.map {
                    "\(words.number($0.ratio.numerator))/\(words.number($0.ratio.denominator))"
                }
                return cells([
                    result.target.code, words.told(result.target.title), counts ?? "–", words.rate(result),
                    words.threshold(result), words.outcome(result),
                ])
            })
    }

    private var missingLists: [DocumentBlock] {
        look.results.flatMap { result -> [DocumentBlock] in
            guard let missing = result.count?.missing, !missing.isEmpty else { return [] }
            let shown = missing.prefix(TargetsFile.mostMissing)
            let rows = shown.enumerated().map { index, missing in
                cells([
                    String(index + 1), missing.name, missing.code,
                    missing.reason.map { words.text($0) } ?? words.text("targets.no_record"),
                ])
            }
            let heading = words.text(
                "targets.missing_of",
                [
                    "code": result.target.code, "count": words.number(missing.count),
                    "title": words.told(result.target.title),
                ])
            let table = DocumentTable(
                columns: [.init(width: 1, alignment: .center), .init(width: 6), .init(width: 3), .init(width: 5)],
                header: [
                    cells(["order", "missing_name", "missing_code", "reason"].map { words.text("targets.\($0)") })
                ], rows: Array(rows))
            let left = missing.count - shown.count
            let rest: [DocumentBlock] =
                left > 0 ? [.note(words.text("targets.missing_left", ["count": words.number(left)]))] : []
            return [.heading(heading, level: 1), .table(table)] + rest
        }
    }
}
