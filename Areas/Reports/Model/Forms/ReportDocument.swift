import Documents
import Kernel
import Organisation
import Web

/// A report of a form, or the reports of many put together, as an official document in the layout of Decree 30.
///
/// The values are those of the screen: the same cells through the same words.
struct ReportDocument {
    /// A cell's row in the document's table, or its text.
    struct Line {
        let section: String
        let cell: FormCell
        let value: String
        let remark: String
    }

    private let form: ReportForm
    private let period: Period
    private let issuer: String
    private let superior: String?
    private let placeAndDate: String
    private let remark: String?
    private let lines: [Line]
    private let words: FormWords
    /// What the reports put together say in words, by question.
    private let digest: [(caption: String, said: [(name: String, text: String)], left: Int)]
    /// The lists, each as a table of its own below the report.
    private let annexes: [(title: String, table: DocumentTable)]

    /// The report of one subject.
    init(_ look: ReportLook, _ desk: ReportDesk, on today: Day, _ words: FormWords) {
        form = look.form
        period = look.obligation.period
        issuer = look.subjectName
        let unit = look.form.subject == .unit ? desk.tree.unit(code: look.obligation.subject) : nil
        superior = unit.flatMap { desk.tree.parent(of: $0.number, on: today)?.name }
        placeAndDate = ReportDocument.date(look.obligation.submittedAt?.businessDay ?? today, words)
        remark = nil
        lines = form.sections.flatMap { section in
            section.cells.map { cell in
                Line(
                    section: words.text(section.title), cell: cell,
                    value: ReportDocument.value(cell, look.filled, words),
                    remark: [
                        cell.kind == .rate
                            ? words.fraction(look.filled.ratio(cell), cell, look.form, look.obligation.period) : "",
                        look.filled.content.notes[cell.name] ?? "",
                    ].filter { !$0.isEmpty }.joined(separator: "; "))
            }
        }
        digest = []
        annexes = form.cells.filter { $0.kind == .list }.compactMap { cell in
            ReportDocument.annex(cell, look.filled, words)
        }
        self.words = words
    }

    /// The reports of a unit's subjects put together.
    init(_ look: ConsolidationLook, _ desk: ReportDesk, on today: Day, _ words: FormWords) {
        form = look.form
        period = look.period
        let unit = look.scope ?? desk.tree.root
        issuer = unit?.name ?? ""
        superior = unit.flatMap { desk.tree.parent(of: $0.number, on: today)?.name }
        placeAndDate = ReportDocument.date(today, words)
        let counts = look.consolidation.completeness
        remark = words.text(
            "consolidation.completeness",
            [
                "handed_in": Digits.grouped(Int64(counts.handedIn)),
                "all": Digits.grouped(Int64(counts.all - counts.excused)),
                "rate": counts.required.printed(decimals: 1).map { words.number($0) } ?? "–",
            ])
        lines = form.sections.flatMap { section in
            section.cells.filter { $0.kind != .text }.map { cell in
                let ratio = look.consolidation.ratio(cell)
                return Line(
                    section: words.text(section.title), cell: cell,
                    value: cell.kind == .rate
                        ? words.rate(ratio, cell) : words.number(look.consolidation.number(cell.name), cell),
                    remark: words.fraction(ratio, cell, look.form, look.period))
            }
        }
        annexes = []
        digest = form.cells.filter { $0.kind == .text }.map { cell in
            let said = look.consolidation.counted.compactMap { part in
                part.texts[cell.name].map { (look.names[part.subject] ?? part.subject, $0) }
            }
            let shown = Array(said.prefix(ReportDocument.mostSaid))
            return (words.text(cell.caption), shown, said.count - shown.count)
        }
        self.words = words
    }

    /// Longer digests are read on their page.
    private static let mostSaid = 300

    /// The rows of a list under its title; nil without any.
    private static func annex(
        _ cell: FormCell, _ filled: FilledForm, _ words: FormWords
    ) -> (title: String, table: DocumentTable)? {
        let rows = filled.rows(cell.name)
        guard !rows.isEmpty else { return nil }
        let isCompared = cell.columns.contains { $0.beside != nil }
        func beside(_ row: ListRow) -> [String] {
            isCompared ? [words.variances(cell, row, filled).joined(separator: "; ")] : []
        }
        func cells(_ texts: [String]) -> [DocumentTable.Cell] { texts.map { DocumentTable.Cell(DocumentText($0)) } }
        let table = DocumentTable(
            columns: [.init(width: 1, alignment: .center)]
                + cell.columns.map {
                    .init(width: $0.kind == .text ? 5 : 3, alignment: $0.kind == .text ? .left : .right)
                } + (isCompared ? [.init(width: 5)] : []),
            header: [
                cells(
                    [words.text("document.order")] + cell.columns.map { words.text($0.caption) }
                        + (isCompared ? [words.text("list.observed")] : []))
            ],
            rows: rows.enumerated().map { index, row in
                cells([String(index + 1)] + cell.columns.map { words.value(row[$0.name], $0) } + beside(row))
            })
        return (words.text("list.annex", ["caption": words.text(cell.caption)]), table)
    }

    private static func date(_ day: Day, _ words: FormWords) -> String {
        let parts = DocumentNumber.dateParts(of: day)
        return words.text("document.date", ["day": parts.day, "month": parts.month, "year": parts.year])
    }

    private static func value(_ cell: FormCell, _ filled: FilledForm, _ words: FormWords) -> String {
        switch cell.kind {
        case .text: filled.text(cell.name) ?? ""
        case .rate: words.rate(filled.ratio(cell), cell)
        case .list, .attachment: words.value(cell, filled)
        default: words.number(filled.number(cell.name), cell)
        }
    }

    /// The form's title without the kind of document before it, which stands above: `Kết quả ...`.
    private var subject: String {
        let (title, kind) = (words.text(form.title), words.text("document.kind"))
        guard title.lowercased().hasPrefix(kind.lowercased() + " ") else { return title }
        let rest = title.dropFirst(kind.count + 1)
        return rest.prefix(1).uppercased() + rest.dropFirst()
    }

    var document: OfficialDocument {
        OfficialDocument(
            fileTitle: "\(words.text(form.title)) \(period)",
            language: words.messages.language == .vietnamese ? "vi-VN" : "en",
            header: DocumentHeader(
                superior: superior?.uppercased(), issuer: issuer.uppercased(), number: words.text("document.number"),
                placeAndDate: placeAndDate),
            title: .named(
                kind: words.text("document.kind"), subject: "\(subject), \(words.period(period, form))"),
            body: blocks,
            signature: signature,
            recipients: RecipientList(
                caption: words.text("document.recipients"), names: [words.text("document.file")]))
    }

    func bytes(as format: ReportFormat, at now: Instant) throws -> [UInt8] {
        let seconds = Int(now.microseconds / 1_000_000)
        return format == .docx
            ? try DOCXWriter.file(document, createdUnixSeconds: seconds)
            : try PDFWriter.file(document, createdUnixSeconds: seconds)
    }

    /// A union signs in the name of its committee, a partner by its representative.
    private var signature: SignatureBlock {
        form.subject == .unit || remark != nil
            ? SignatureBlock(authority: words.text("document.authority"), post: words.text("document.post"))
            : SignatureBlock(post: words.text("document.partner_post"))
    }

    private var blocks: [DocumentBlock] {
        var blocks: [DocumentBlock] = remark.map { [.paragraph(DocumentText($0))] } ?? []
        for section in form.sections {
            let title = words.text(section.title)
            let own = lines.filter { $0.section == title }
            guard !own.isEmpty else { continue }
            blocks.append(.heading(title, level: 1))
            let figures = own.filter { $0.cell.kind != .text }
            if !figures.isEmpty { blocks.append(.table(table(figures))) }
            for line in own where line.cell.kind == .text {
                blocks.append(.paragraph(.bold(words.text(line.cell.caption) + ":")))
                let paragraphs = line.value.split(whereSeparator: \.isNewline).map(String.init)
                blocks += (paragraphs.isEmpty ? ["–"] : paragraphs).map { .paragraph(DocumentText($0)) }
            }
        }
        blocks += said
        for annex in annexes {
            blocks.append(.heading(annex.title, level: 1))
            blocks.append(.table(annex.table))
        }
        return blocks
    }

    /// The digest: each question with who said what.
    private var said: [DocumentBlock] {
        digest.filter { !$0.said.isEmpty }.flatMap { caption, said, left -> [DocumentBlock] in
            var blocks: [DocumentBlock] = [.heading(caption, level: 1)]
            for (name, text) in said {
                blocks.append(.paragraph(.bold(name + ":")))
                blocks += text.split(whereSeparator: \.isNewline).map { .paragraph(DocumentText(String($0))) }
            }
            if left > 0 {
                let count = Digits.grouped(Int64(left))
                blocks.append(.paragraph(DocumentText(words.text("digest.left", ["count": count]))))
            }
            return blocks
        }
    }

    private func table(_ figures: [Line]) -> DocumentTable {
        DocumentTable(
            columns: [
                .init(width: 1, alignment: .center), .init(width: 7), .init(width: 3, alignment: .right),
                .init(width: 4),
            ],
            header: [
                ["order", "content", "amount", "remark"].map {
                    DocumentTable.Cell(DocumentText(words.text("document.\($0)")))
                }
            ],
            rows: figures.enumerated().map { index, line in
                [String(index + 1), words.text(line.cell.caption), line.value, line.remark].map {
                    DocumentTable.Cell(DocumentText($0))
                }
            })
    }
}
