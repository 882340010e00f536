internal import Kernel
internal import Organisation
internal import Web

/// Makes figures that open what they are made of; those pages belong to Sales and Care.
struct WelfareFigureCells {
    private let question: WelfareQuestion

    init(_ question: WelfareQuestion) {
        self.question = question
    }

    func tiles(_ report: WelfareReport, _ words: WelfareWords) -> [WelfareTables.Tile] {
        let figures = report.figures
        return [
            WelfareTables.Tile(
                caption: words.text("field_members"), figure: count(figures.totals.members),
                unit: words.text("person_unit")),
            WelfareTables.Tile(
                caption: words.text("field_turns"), figure: count(figures.totals.turns),
                unit: words.text("turn_unit")),
            WelfareTables.Tile(
                caption: words.text("field_sales"), figure: money(figures.totals.paidAmount),
                unit: words.text("millions_unit")),
            WelfareTables.Tile(
                caption: words.text("discount_amount"), figure: money(figures.totals.discountAmount),
                unit: words.text("millions_unit")),
            WelfareTables.Tile(
                caption: words.text("field_points"),
                figure: count(figures.points, opening: open(LocalPath("/reports/welfare/points"))),
                unit: words.text("points_unit")),
        ]
    }

    /// Persons, turns and the three amounts.
    func row(_ totals: SalesTotals, product: String? = nil) -> [WelfareTables.Figure] {
        [count(totals.members, product), count(totals.turns, product)]
            + [totals.listAmount, totals.paidAmount, totals.discountAmount].map { money($0, product) }
    }

    /// How many units of a kind took part.
    func units(_ kind: UnitKind, _ value: Int) -> WelfareTables.Figure {
        count(value, opening: open(LocalPath("/reports/welfare/units")).with("kind", kind.rawValue))
    }

    /// A kind of support: how many persons or places it reached, where that is counted, and its worth.
    func support(_ kind: String, _ value: Int?, _ amount: Dong) -> [WelfareTables.Figure] {
        let path = open(LocalPath("/grants")).with("kind", kind)
        return [
            value.map { count($0, opening: path) } ?? WelfareTables.Figure(text: "", detail: nil, link: nil),
            money(amount, opening: path),
        ]
    }

    /// What stands in no unit.
    var unplaced: String { open(LocalPath("/sales")).with("unplaced", "true").text }

    private func count(_ value: Int, _ product: String? = nil) -> WelfareTables.Figure {
        count(value, opening: sales(product))
    }

    private func money(_ amount: Dong, _ product: String? = nil) -> WelfareTables.Figure {
        money(amount, opening: sales(product))
    }

    private func count(_ value: Int, opening path: LocalPath) -> WelfareTables.Figure {
        WelfareTables.Figure(text: Digits.grouped(Int64(value)), detail: nil, link: value == 0 ? nil : path.text)
    }

    private func money(_ amount: Dong, opening path: LocalPath) -> WelfareTables.Figure {
        WelfareTables.Figure(
            text: amount.printedInMillions, detail: amount.printed, link: amount == .zero ? nil : path.text)
    }

    private func sales(_ product: String?) -> LocalPath {
        let path = open(LocalPath("/sales"))
        return product.map { path.with("product", $0) } ?? path
    }

    private func open(_ path: LocalPath) -> LocalPath { WelfareRequest(question).on(path) }
}
