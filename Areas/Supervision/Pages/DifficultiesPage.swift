internal import Kernel
internal import Web

/// The register of difficulties (clauses 0.05, 2.35).
struct DifficultiesPage: Page {
    static let template = "supervision/difficulties"
    static let path = LocalPath("/difficulties")
    static let csvPath = LocalPath("/difficulties.csv")
    static let xlsxPath = LocalPath("/difficulties.xlsx")

    struct Line: Sendable {
        let path: String
        let number: String
        let text: String
        let about: String?
        let files: String?
        let raiser: String
        let day: String
        let holder: String
        let state: String
        let badge: String
    }

    /// Answers to what the reader raised, which nobody has settled or reopened yet.
    let news: [News]
    let hasNews: Bool
    let mayRaise: Bool
    let search: Field
    let state: SelectField
    let level: SelectField
    let fields: [Field]
    let isNarrowed: Bool
    let csvPathWithQuery: String
    let xlsxPathWithQuery: String
    let lines: [Line]
    let pages: PageLinks

    struct News: Sendable {
        let path: String
        let text: String
    }

    /// Letters of a difficulty that a list shows.
    private static let mostLetters = 160

    init(_ look: DifficultiesLook, _ paging: Paging, _ messages: Messages) {
        let request = look.request
        news = look.answered.map { difficulty in
            News(
                path: DifficultyPage.path(of: difficulty.number).text,
                text: messages.text(
                    "supervision.news.line",
                    ["number": String(difficulty.number), "text": DifficultiesPage.shown(difficulty.sentence)]))
        }
        hasNews = !news.isEmpty
        mayRaise = look.mayRaise
        search = Field(
            "q", label: messages.text("supervision.search"), type: "search", value: request.search, isRequired: false)
        state = DifficultiesPage.state(request.state, messages)
        level = RaisePage.level(request.level ?? "", empty: "supervision.all", messages)
        fields = [("unit", request.unit), ("partner", request.partner), ("agreement", request.agreement)].map {
            Field(
                $0.0, label: messages.text("supervision.filter.\($0.0)"), value: $0.1 ?? "",
                hint: messages.text("supervision.filter.\($0.0)_hint"), isRequired: false)
        }
        isNarrowed = request.on(DifficultiesPage.path) != DifficultiesPage.path
        csvPathWithQuery = request.on(DifficultiesPage.csvPath).text
        xlsxPathWithQuery = request.on(DifficultiesPage.xlsxPath).text
        lines = look.lines.map { DifficultiesPage.line($0, messages) }
        pages = paging.links(on: request.on(DifficultiesPage.path), hasMore: look.hasMore)
    }

    private static func state(_ selected: String?, _ messages: Messages) -> SelectField {
        let states =
            [
                ("", "supervision.all"), (DifficultiesRequest.waiting, "supervision.state.waiting"),
            ] + Difficulty.State.allCases.map { ($0.rawValue, $0.key) }
        return SelectField(
            "state", label: messages.text("supervision.state"),
            choices: states.map {
                Choice($0.0, label: messages.text($0.1), isSelected: $0.0 == selected ?? "")
            })
    }

    private static func shown(_ text: String) -> String {
        text.count > mostLetters ? text.prefix(mostLetters) + "…" : text
    }

    private static func line(_ line: DifficultiesLook.Line, _ messages: Messages) -> Line {
        let difficulty = line.difficulty
        return Line(
            path: DifficultyPage.path(of: difficulty.number).text, number: String(difficulty.number),
            text: shown(difficulty.sentence),
            about: line.about.isEmpty ? nil : line.about.joined(separator: " · "),
            files: line.files == 0
                ? nil : messages.text("supervision.file_count", ["count": String(line.files)]),
            raiser: line.raiser, day: difficulty.aroseOn.printed, holder: line.holderName,
            state: messages.text(difficulty.state.key), badge: difficulty.state.badge)
    }

    private init() {
        news = [News(path: "/difficulties/1", text: "#1 Too few points.")]
        hasNews = true
        mayRaise = true
        search = .sample
        state = .sample
        level = .sample
        fields = [.sample]
        isNarrowed = true
        csvPathWithQuery = "/difficulties.csv"
        xlsxPathWithQuery = "/difficulties.xlsx"
        lines = [
            Line(
                path: "/difficulties/1", number: "1", text: "Too few points.", about: "TT-01", files: "1 photo",
                raiser: "Unit", day: "01/06/2026", holder: "Upper unit", state: "Raised", badge: "badge--off")
        ]
        pages = .sample
    }

    static let sample = DifficultiesPage()
}
