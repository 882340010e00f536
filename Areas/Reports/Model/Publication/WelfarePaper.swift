import Documents
import Kernel
import Organisation
import Web

/// The welfare report as an official document: half-year review, yearly summing-up, or the report of another period
/// (requirements 0.25 and 0.26), with the trend and the map.
struct WelfarePaper {
    let report: WelfareReport
    let picture: WelfarePicture
    let tiles: VietnamTiles
    /// The unit above the one whose report it is, at the time of the report.
    let superior: String?
    let words: WelfareWords

    var document: OfficialDocument {
        let day = report.generatedAt.businessDay
        let date = DocumentNumber.dateParts(of: day)
        return OfficialDocument(
            fileTitle: "\(words.text("title")) \(report.question.period)",
            language: words.messages.language == .vietnamese ? "vi-VN" : "en",
            header: DocumentHeader(
                superior: superior?.uppercased(), issuer: report.scopeName.uppercased(),
                number: words.text("document.number"),
                placeAndDate: words.text(
                    "document.date", ["day": date.day, "month": date.month, "year": date.year])),
            title: .named(kind: words.text("document.kind"), subject: subject), body: blocks,
            signature: SignatureBlock(authority: words.text("document.authority"), post: words.text("document.post")),
            recipients: RecipientList(
                caption: words.text("document.recipients"), names: [words.text("document.file")]))
    }

    /// `Sơ kết 6 tháng đầu năm 2026 ...`, `Tổng kết năm 2026 ...`, or the plain title.
    private var subject: String {
        let key =
            switch report.question.period.kind {
            case .halfYear: "paper.half_year"
            case .year: "paper.year"
            case .month, .quarter: "paper.other"
            }
        return words.text(key, ["period": inSentence(report.question.period)])
    }

    /// `6 tháng đầu năm 2026`, `năm 2025`: with a small letter, inside a sentence.
    private func inSentence(_ period: Period) -> String {
        let text = words.period(period)
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private var blocks: [DocumentBlock] {
        lead + reach + results + support + difficulties + [
            .note(words.text("note_persons")),
            .note(
                words.text(
                    "paper.source",
                    [
                        "sequence": Digits.grouped(report.figures.ledgerSequence),
                        "at": words.instant(report.generatedAt), "view": words.view(report.question.view),
                    ])),
        ]
    }

    private var lead: [DocumentBlock] {
        [
            .paragraph(
                DocumentText(
                    words.text(
                        "paper.lead",
                        [
                            "scope": report.scopeName, "partner": words.partner(report),
                            "period": inSentence(report.question.period),
                        ])))
        ]
    }

    private var reach: [DocumentBlock] {
        let figures = report.figures
        let units = report.unitCounts.filter { $0.count > 0 }.map { kind, count in
            "\(words.unitKind(kind)): \(Digits.grouped(Int64(count)))"
        }
        func named(_ caption: String, _ places: [NamedPlace]) -> DocumentText {
            let names = places.isEmpty ? "0" : "\(places.count) (\(places.map(\.name).joined(separator: ", ")))"
            return DocumentText("\(caption): \(names)")
        }
        let vintages = tiles.vintages.filter { vintage in figures.provinces.contains { $0.vintage == vintage } }
        // Provinces of before and after July 2025 carry the same names, and are not the same.
        let countries =
            vintages.isEmpty
            ? [named(words.text("field_provinces"), [])]
            : vintages.map { vintage in
                named(
                    "\(words.text("field_provinces")) \(words.text("paper.vintage_\(vintage)"))",
                    figures.provinces.filter { $0.vintage == vintage })
            }
        return [
            .heading(words.text("paper.reach"), level: 1),
            .list(
                DocumentList(
                    countries + [
                        named(words.text("field_sectors"), figures.sectors),
                        DocumentText(
                            "\(words.text("field_units")): \(units.isEmpty ? "0" : units.joined(separator: "; "))"),
                        DocumentText("\(words.text("field_points")): \(Digits.grouped(Int64(figures.points)))"),
                    ])),
        ]
    }

    private var results: [DocumentBlock] {
        let figures = report.figures
        let sentence = words.text(
            "paper.results",
            [
                "members": Digits.grouped(Int64(figures.totals.members)),
                "turns": Digits.grouped(Int64(figures.totals.turns)),
                "paid": figures.totals.paidAmount.printedInMillions,
                "discount": figures.totals.discountAmount.printedInMillions,
            ])
        return [
            .heading(words.text("paper.results_heading"), level: 1), .paragraph(DocumentText(sentence)),
            .table(lines), .picture(TrendPicture(years: picture.years, words: words).picture),
        ] + maps
    }

    /// Products with persons, turns and money in millions; the total is rounded from its own đồng.
    private var lines: DocumentTable {
        func cells(_ texts: [String]) -> [DocumentTable.Cell] { texts.map { DocumentTable.Cell(DocumentText($0)) } }
        func row(_ order: String, _ name: String, _ totals: SalesTotals) -> [DocumentTable.Cell] {
            cells([
                order, name, Digits.grouped(Int64(totals.members)), Digits.grouped(Int64(totals.turns)),
                totals.paidAmount.printedInMillions, totals.discountAmount.printedInMillions,
            ])
        }
        let number = DocumentTable.Column(width: 2.4, alignment: .right)
        return DocumentTable(
            remark: words.text("paper.millions"),
            columns: [.init(width: 0.9, alignment: .center), .init(width: 4.2), number, number, number, number],
            header: [
                cells(
                    [words.text("document.order")]
                        + ["product", "members_unit", "turns_unit", "paid_amount", "discount_amount"].map {
                            words.text($0)
                        })
            ],
            rows: report.figures.lines.enumerated().map { row(String($0 + 1), $1.name, $1.totals) },
            totals: [row("", words.text("paper.total"), report.figures.totals)])
    }

    private var maps: [DocumentBlock] {
        tiles.vintages.compactMap { vintage in
            let provinces = picture.provinces.filter { $0.place.vintage == vintage }
            guard !provinces.isEmpty else { return nil }
            let values = Dictionary(
                provinces.map { ($0.place.code, Int64($0.totals.turns)) }, uniquingKeysWith: +)
            return .picture(
                MapPicture(
                    tiles: tiles.tiles(vintage), values: values, title: words.text("map_\(vintage)"), words: words
                ).picture)
        }
    }

    private var support: [DocumentBlock] {
        let support = report.support
        func line(_ key: String, _ count: Int, _ unit: String, _ amount: Dong) -> DocumentText {
            DocumentText(
                words.text(
                    "paper.gift",
                    [
                        "name": words.text(key), "count": Digits.grouped(Int64(count)), "unit": words.text(unit),
                        "amount": amount.printedInMillions,
                    ]))
        }
        let others = support.others.map { DocumentText("\($0.name): \($0.amount.printedInMillions)") }
        return [
            .heading(words.text("paper.support"), level: 1),
            .list(
                DocumentList(
                    [
                        line("bus_tickets", support.busTickets.persons, "person_unit", support.busTickets.amount),
                        line("houses", support.houses.persons, "person_unit", support.houses.amount),
                        line(
                            "tet_reunions", support.tetReunionPlaces.count, "places_unit", support.tetReunionAmount),
                    ] + others)),
        ]
    }

    private var difficulties: [DocumentBlock] {
        let texts = report.difficulties.map { difficulty in
            DocumentText([difficulty.text, difficulty.handling].filter { !$0.isEmpty }.joined(separator: " → "))
        }
        return [
            .heading(words.text("paper.difficulties"), level: 1),
            texts.isEmpty
                ? .paragraph(DocumentText(words.text("none"))) : .list(DocumentList(texts, mark: .numbers(from: 1))),
        ]
    }
}
