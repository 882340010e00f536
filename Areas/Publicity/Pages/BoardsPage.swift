internal import Kernel
internal import Partners
internal import Web

/// Which points have a board that members can trust, and which have none (clause 1.12).
struct BoardsPage: Page {
    static let template = "publicity/boards"
    static let path = LocalPath("/boards")
    static let csvPath = LocalPath("/boards.csv")
    static let xlsxPath = LocalPath("/boards.xlsx")

    static func path(of code: String) -> LocalPath { LocalPath("/boards/\(code)") }

    struct Line: Sendable {
        let name: String
        let path: String
        let code: String
        let address: String
        let partner: String
        let state: String
        let badge: String
        let postedOn: String
    }

    struct Pair: Sendable {
        let name: String
        let value: String
    }

    let action: String
    let words: Field
    let states: [ListingPage.Link]
    let tiles: [StartPage.Tile]
    let lines: [Line]
    let hasLines: Bool
    let pages: PageLinks
    let csv: String
    let xlsx: String
    /// Where all these boards come as one file; nil for who sees the whole country.
    let allPath: String?
    /// What the job that draws all of them is told.
    let asked: [Pair]
    let trouble: Trouble?

    init(_ look: BoardsLook, _ paging: Paging, _ messages: Messages, refusal: Refusal? = nil) {
        let question = look.question
        action = BoardsPage.path.text
        words = Field(
            "q", label: messages.text("publicity.boards.search"), type: "search", value: question.words,
            hint: messages.text("publicity.search_hint"), isRequired: false)
        let all = question.on(BoardsPage.path, state: nil)
        states =
            [.init(label: messages.text("publicity.all"), path: all.text, isCurrent: question.state == nil)]
            + BoardState.allCases.map { state in
                .init(
                    label: messages.text(state.key), path: question.on(BoardsPage.path, state: state).text,
                    isCurrent: question.state == state)
            }
        tiles = BoardState.allCases.map { state in
            StartPage.Tile(
                value: Digits.grouped(Int64(look.counts[state] ?? 0)), label: messages.text(state.key),
                path: question.on(BoardsPage.path, state: state).text)
        }
        let shown = look.lines.dropFirst(paging.offset).prefix(paging.size)
        lines = shown.map { line in
            Line(
                name: line.place.point.name, path: BoardsPage.path(of: line.place.point.code).text,
                code: line.place.point.code, address: line.place.point.address ?? line.place.area,
                partner: line.place.partner?.name ?? "", state: messages.text(line.state.key),
                badge: line.state.badge, postedOn: line.last?.postedOn.printed ?? "")
        }
        hasLines = !lines.isEmpty
        pages = paging.links(
            on: question.on(BoardsPage.path, state: question.state),
            hasMore: paging.offset + lines.count < look.lines.count)
        csv = question.on(BoardsPage.csvPath, state: question.state).text
        xlsx = question.on(BoardsPage.xlsxPath, state: question.state).text
        allPath =
            look.lines.count <= BoardsLook.mostInOneFile && hasLines
            ? question.on(LocalPath("/boards.pdf"), state: question.state).text : nil
        asked = question.pairs.map { Pair(name: $0.name, value: $0.value) }
        trouble = refusal.map { Trouble($0, messages) }
    }

    private init() {
        action = "/boards"
        words = .sample
        states = [.init(label: "All", path: "/boards", isCurrent: true)]
        tiles = [StartPage.Tile(value: "1", label: "No board", path: "/boards")]
        lines = [
            Line(
                name: "Shop", path: "/boards/A", code: "A", address: "1 Street", partner: "Firm", state: "No board",
                badge: "off", postedOn: "01/06/2026")
        ]
        (hasLines, pages, csv, xlsx, allPath) = (true, .sample, "/boards.csv", "/boards.xlsx", "/boards.pdf")
        (asked, trouble) = ([Pair(name: "q", value: "may")], .sample)
    }

    static let sample = BoardsPage()
}
