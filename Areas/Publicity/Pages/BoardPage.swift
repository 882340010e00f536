internal import Attachments
internal import Documents
internal import Kernel
internal import Partners
internal import Web

/// The board of a point as it is printed today, whether it hangs, and the photos that prove it.
struct BoardPage: Page {
    static let template = "publicity/board"

    static let fieldsOfRefusals = [
        "board_in_future": "posted_on", "board_point_closed": "posted_on", "board_day_unreadable": "posted_on",
        "board_older_than_prices": "prices_on", "board_photo_missing": "file", "board_photo_not_picture": "file",
        "attachment_empty": "file", "attachment_too_large": "file", "attachment_is_program": "file",
        "attachment_with_program": "file", "attachment_unknown_kind": "file", "attachment_damaged": "file",
    ]

    struct Line: Sendable {
        let name: String
        let detail: String?
        let listPrice: String?
        let memberPrice: String
        let discount: String?
    }

    struct Photo: Sendable {
        let path: String
        let name: String
        let caption: String
    }

    let trouble: Trouble?
    let back: String
    let title: String
    let partner: String
    let address: String?
    let state: String
    let badge: String
    let stateText: String
    let dated: String
    let lines: [Line]
    let hasLines: Bool
    let remarks: [ListEntry.Line]
    let code: PageCode?
    let a4: String
    let a3: String
    let publicPath: String
    let photos: [Photo]
    let hasPhotos: Bool
    /// Nil for who may only look.
    let form: PostForm?

    struct PostForm: Sendable {
        let action: String
        let postedOn: Field
        let pricesOn: Field
        let fileError: String?
        let accepted: String
    }

    init(
        _ line: BoardGround.Line, _ paper: BoardPaper, _ postings: [BoardPosting], mayPost: Bool, _ form: Form,
        _ messages: Messages, trouble: Trouble? = nil
    ) {
        let (board, point) = (paper.board, line.place.point)
        self.trouble = trouble
        back = BoardsPage.path.text
        (title, partner, address, dated) = (board.point, board.partner, board.address, board.dated)
        state = messages.text(line.state.key)
        badge = line.state.badge
        stateText = messages.text(
            "publicity.board_state.\(line.state.rawValue)_text",
            ["day": line.last?.postedOn.printed ?? "", "prices": line.last?.pricesOn.printed ?? ""])
        lines = board.lines.map {
            Line(
                name: $0.name, detail: $0.detail, listPrice: $0.listPrice, memberPrice: $0.memberPrice,
                discount: $0.discount)
        }
        hasLines = !lines.isEmpty
        remarks = board.remarks.map(ListEntry.Line.init)
        code = PageCode(board.codeAddress)
        let file = LocalPath("/boards/\(point.code)/board.pdf")
        (a4, a3) = (file.with("size", PaperSize.a4.rawValue).text, file.with("size", PaperSize.a3.rawValue).text)
        publicPath = PublicPath.point(point.code)
        photos = postings.map { posting in
            Photo(
                path: LocalPath("/boards/\(point.code)/photos/\(posting.number)").text, name: posting.photoName,
                caption: messages.text(
                    "publicity.board.photo",
                    ["day": posting.postedOn.printed, "prices": posting.pricesOn.printed, "by": posting.notedBy]))
        }
        hasPhotos = !photos.isEmpty
        self.form = mayPost ? BoardPage.postForm(point.code, form, messages, trouble) : nil
    }

    private static func postForm(
        _ code: String, _ form: Form, _ messages: Messages, _ trouble: Trouble?
    ) -> PostForm {
        PostForm(
            action: LocalPath("/boards/\(code)/postings").text,
            postedOn: Field(
                "posted_on", label: messages.text("publicity.boards.posted_on"), type: "date",
                value: form["posted_on"], error: trouble?.error(for: "posted_on")),
            pricesOn: Field(
                "prices_on", label: messages.text("publicity.boards.prices_on"), type: "date",
                value: form["prices_on"], hint: messages.text("publicity.boards.prices_on_hint"),
                error: trouble?.error(for: "prices_on"), isRequired: false),
            fileError: trouble?.error(for: "file"), accepted: "image/jpeg,image/png")
    }

    private init() {
        trouble = .sample
        (back, title, partner, address) = ("/boards", "Shop", "Firm", "1 Street")
        (state, badge, stateText, dated) = ("No board", "off", "Nobody has noted one.", "Prices of 01/06/2026")
        lines = [Line(name: "Rice", detail: "2 a month", listPrice: "10", memberPrice: "9", discount: "-10%")]
        (hasLines, remarks, code) = (true, [ListEntry.Line(text: "Show the card.")], .sample)
        (a4, a3, publicPath) = ("/boards/A/board.pdf", "/boards/A/board.pdf", "/diem-ban/A")
        photos = [Photo(path: "/boards/A/photos/1", name: "a.jpg", caption: "01/06/2026")]
        hasPhotos = true
        form = PostForm(
            action: "/boards/A/postings", postedOn: .sample, pricesOn: .sample, fileError: "Choose a photo.",
            accepted: "image/jpeg")
    }

    static let sample = BoardPage()
}
