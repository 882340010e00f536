internal import Kernel

/// The gallery of every component in every state, with invented values: the design system's living documentation.
///
/// Open to everybody: it shows nothing of anybody, and whoever writes a page looks here first.
struct DesignPage: Page {
    static let template = "design"

    /// A token and the class that shows it.
    struct Swatch: Sendable {
        let name: String
        let look: String
    }

    struct Line: Sendable {
        let name: String
        let code: String
        let badge: String
        let state: String
        let turns: String
        let amount: String
    }

    let swatches: [Swatch]
    let field: Field
    let wrongField: Field
    let choice: SelectField
    let trouble: Trouble
    let lines: [Line]
    let longName: String
    let pages: PageLinks
    let trend: TrendChart
    let bars: BarTable
    let share: ShareChart
    let maps: [VietnamMap]

    init(_ visitor: Visitor) {
        self.init(visitor.messages, visitor.tiles)
    }

    private init(_ messages: Messages, _ tiles: VietnamTiles) {
        let separator: Character = messages.language == .vietnamese ? "." : ","
        func tell(_ value: Int64) -> String { Digits.grouped(value, separator: separator) }
        func text(_ key: String) -> String { messages.text("design.\(key)") }
        swatches = DesignPage.tokens.map { Swatch(name: $0, look: "swatch--\($0)") }
        field = Field("design-name", label: text("field"), hint: text("field_hint"), isRequired: false)
        wrongField = Field(
            "design-wrong", label: text("field_wrong"), value: "31/02/2026", error: text("field_error"))
        choice = SelectField(
            "design-choice", label: text("choice"),
            choices: [Choice("a", label: text("goods"), isSelected: true), Choice("b", label: text("services"))])
        trouble = Trouble(text: text("field_error"), field: "design-wrong")
        lines = [("good", 12_480, 1_932_500_000), ("wait", 860, 74_250_000), ("off", 3, 0)].map { look, turns, amount in
            Line(
                name: text("unit"), code: "CDCS-01-0001", badge: "badge--\(look)", state: text("state_\(look)"),
                turns: tell(Int64(turns)), amount: tell(Int64(amount)))
        }
        longName = Array(repeating: text("unit"), count: 8).joined(separator: " ")
        pages = PageLinks(number: 7, previous: "/design?page=6", next: "/design?page=8")
        trend = TrendChart(
            id: "design-trend", title: text("turns"), columnHead: text("month"), columns: (1...12).map(String.init),
            series: [
                .init("2026", [820, 610, 990, 1_120, 1_305, 1_250, 1_490, 1_630, 1_580, nil, nil, nil]),
                .init("2025", [540, 600, 580, 720, 810, 905, 870, 990, 1_100, 1_040, 1_210, 1_380]),
            ], messages, tell: tell)
        bars = BarTable(
            label: text("place"), nameHead: text("place"), valueHead: text("turns"),
            [.init("Hà Nội", 4_120, path: "/design"), .init("TP. Hồ Chí Minh", 3_890), .init("Đà Nẵng", 1_204)],
            tell: tell)
        share = ShareChart(
            title: text("share"), [(text("goods"), 7_420), (text("services"), 2_310), (text("rest"), 270)], messages,
            tell: tell)
        maps = tiles.vintages.map { vintage in
            let codes = tiles.tiles(vintage).filter { !$0.isArchipelago }.map(\.code)
            let values = codes.enumerated().map { ($1, Int64(($0 * 37) % 41 * 25)) }
            return VietnamMap(
                id: "design-map-\(vintage)", title: messages.text("design.map", ["vintage": vintage]),
                vintage: vintage, values: Dictionary(uniqueKeysWithValues: values), in: tiles, messages, tell: tell)
        }
    }

    private static let tokens = [
        "surface", "ground", "sunken", "line", "line-strong", "text", "muted", "band", "brand", "link", "focus", "good",
        "warn", "bad",
    ]

    private init(sample: Void) {
        swatches = [Swatch(name: "brand", look: "swatch--brand")]
        field = .sample
        wrongField = .sample
        choice = .sample
        trouble = .sample
        lines = [Line(name: "Unit", code: "VN", badge: "badge--good", state: "Done", turns: "1", amount: "1")]
        longName = "Unit"
        pages = .sample
        trend = .sample
        bars = .sample
        share = .sample
        maps = [.sample]
    }

    static let sample = DesignPage(sample: ())
}
