internal import Documents
internal import Kernel
internal import Web

/// A register on the screen: its figures, what it can be narrowed by, a page of its rows, and its files.
struct RegisterPage: Page {
    static let template = "partners/register"

    struct Tab: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    struct Tile: Sendable {
        let value: String
        let label: String
    }

    let title: String
    let lead: String
    let tabs: [Tab]
    let sentence: String?
    let tiles: [Tile]
    let hasTiles: Bool
    let action: String
    let fields: [Field]
    let selects: [SelectField]
    let addPath: String?
    let csvPath: String
    let workbookPath: String
    let table: TableLook
    let pages: PageLinks

    init(_ register: Register, _ view: RegisterView, _ query: RegisterQuery, _ paging: Paging, _ words: RegisterWords) {
        title = view.table.title
        lead = words.text("\(register.key).lead")
        tabs = Register.all.map { other in
            Tab(
                label: words.text("\(other.key).tab"), path: query.day(on: other.path).text,
                isCurrent: other.name == register.name)
        }
        sentence = view.sentence
        tiles = view.tiles.map { Tile(value: $0.value, label: $0.label) }
        hasTiles = !tiles.isEmpty
        action = register.path.text
        fields = RegisterPage.fields(query, asksForUnit: view.asksForUnit, words)
        selects = view.selects
        addPath = view.addPath?.text
        csvPath = query.on(register.path(of: "csv")).text
        workbookPath = query.on(register.path(of: "xlsx")).text
        let rows = paging.offset..<min(paging.offset + paging.size, max(view.table.count, paging.offset))
        table = TableLook(view.table, rows: rows, whenEmpty: view.whenEmpty)
        pages = paging.links(on: query.on(register.path), hasMore: view.table.count > paging.offset + paging.size)
    }

    private static func fields(_ query: RegisterQuery, asksForUnit: Bool, _ words: RegisterWords) -> [Field] {
        let day = Field(
            "at", label: words.text("filter.at"), type: "date", value: query.day.description)
        let unit = Field(
            "unit", label: words.text("filter.unit"), value: query.unitText ?? "", isRequired: false)
        let search = Field(
            "q", label: words.text("filter.q"), type: "search", value: query.words ?? "", isRequired: false)
        return asksForUnit ? [search, day, unit] : [search, day]
    }

    private init() {
        title = "Partners"
        lead = "Who sells."
        tabs = [Tab(label: "Partners", path: "/partners", isCurrent: true)]
        sentence = "Eight."
        tiles = [Tile(value: "8", label: "partners")]
        hasTiles = true
        action = "/partners"
        fields = [.sample]
        selects = [.sample]
        addPath = "/discount-caps/new"
        csvPath = "/partners.csv"
        workbookPath = "/partners.xlsx"
        table = .sample
        pages = .sample
    }

    static let sample = RegisterPage()
}

/// A table as the partial `partners/table` shows it.
struct TableLook: Sendable {
    struct Column: Sendable {
        let title: String
        let style: String
    }

    struct Cell: Sendable {
        let text: String
        let path: String?
        let style: String
        let isWarning: Bool
    }

    struct Row: Sendable {
        let cells: [Cell]
    }

    let label: String
    let columns: [Column]
    let rows: [Row]
    let isEmpty: Bool
    let whenEmpty: String

    /// Columns in which no row of the whole table has anything are left out on the screen.
    init(_ table: RegisterTable, rows shown: Range<Int>, whenEmpty: String) {
        label = table.title
        let cells = shown.map(table.row)
        let kept = table.columns.indices.filter { place in cells.isEmpty || cells.contains { !$0[place].text.isEmpty } }
        columns = kept.map { Column(title: table.columns[$0].title, style: table.columns[$0].style) }
        rows = cells.map { row in
            Row(
                cells: kept.map { place in
                    Cell(
                        text: row[place].text, path: row[place].path, style: table.columns[place].style,
                        isWarning: row[place].isWarning)
                })
        }
        isEmpty = rows.isEmpty
        self.whenEmpty = whenEmpty
    }

    init(_ table: RegisterTable, whenEmpty: String) {
        self.init(table, rows: 0..<min(table.count, 500), whenEmpty: whenEmpty)
    }

    private init() {
        label = "Table"
        columns = [Column(title: "Code", style: "number")]
        rows = [Row(cells: [Cell(text: "A", path: "/partners/A", style: "number", isWarning: true)])]
        isEmpty = true
        whenEmpty = "Nothing."
    }

    static let sample = TableLook()
}

extension SheetColumn {
    /// The class of its cells: numbers stand at the right, codes and days are not broken, names get room.
    fileprivate var style: String {
        switch kind {
        case .integer, .money, .percent, .decimal: "number"
        case .day: "code"
        case .text: width < 20 ? "code" : width < 30 ? "text" : "wide"
        }
    }
}
