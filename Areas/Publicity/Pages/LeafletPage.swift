internal import Documents
internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// The leaflet of a unit or partner as it will be printed, and a choice of whose.
struct LeafletPage: Page {
    static let template = "publicity/leaflet"
    static let path = LocalPath("/leaflets")

    struct Item: Sendable {
        let title: String
        let detail: String?
    }

    struct Block: Sendable {
        let title: String
        let items: [Item]
        let isEmpty: Bool
        let whenEmpty: String
        /// How many more stand on the paper.
        let more: String?
    }

    /// Of a block, on the screen; the paper has them all.
    private static let shownItems = 12

    let action: String
    let choice: SelectField?
    let owner: Field
    let name: String
    let dated: String
    let blocks: [Block]
    let leafletPath: String
    let listPath: String
    let boardsPath: String

    init(_ paper: LeafletPaper, code: String, choices: [(code: String, name: String)], _ messages: Messages) {
        let leaflet = paper.leaflet
        action = LeafletPage.path.text
        choice =
            choices.count > 1
            ? SelectField(
                "of", label: messages.text("publicity.leaflet.choose"),
                choices: choices.map { Choice($0.code, label: $0.name, isSelected: $0.code == code) }) : nil
        owner = Field(
            "code", label: messages.text("publicity.leaflet.code"), hint: messages.text("publicity.leaflet.code_hint"),
            isRequired: false)
        (name, dated) = (leaflet.owner, leaflet.dated)
        blocks = leaflet.blocks.map { block in
            Block(
                title: block.title,
                items: block.items.prefix(LeafletPage.shownItems).map { Item(title: $0.title, detail: $0.detail) },
                isEmpty: block.items.isEmpty, whenEmpty: block.whenEmpty,
                more: block.items.count > LeafletPage.shownItems
                    ? messages.text(
                        "publicity.leaflet.more_on_paper",
                        ["count": Digits.grouped(Int64(block.items.count - LeafletPage.shownItems))]) : nil)
        }
        leafletPath = LocalPath("/leaflets/\(code)/leaflet.pdf").text
        listPath = LocalPath("/leaflets/\(code)/list.pdf").text
        boardsPath = BoardsPage.path.with("of", code).text
    }

    private init() {
        (action, choice, owner) = ("/leaflets", .sample, .sample)
        (name, dated) = ("Union", "Today")
        blocks = [
            Block(
                title: "Promises", items: [Item(title: "Rice", detail: "Shop")], isEmpty: true, whenEmpty: "None.",
                more: "2 more")
        ]
        (leafletPath, listPath, boardsPath) = ("/leaflets/A/leaflet.pdf", "/leaflets/A/list.pdf", "/boards?of=A")
    }

    static let sample = LeafletPage()
}
