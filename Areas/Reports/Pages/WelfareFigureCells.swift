internal import Kernel
internal import Web

/// Makes figures that open the sales they are made of; those pages belong to Sales.
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
            // A point is in operation with or without a sale, so no sales stand behind this figure.
            WelfareTables.Tile(
                caption: words.text("field_points"),
                figure: WelfareTables.Figure(text: Digits.grouped(Int64(figures.points)), detail: nil, link: nil),
                unit: words.text("points_unit")),
        ]
    }

    /// Persons, turns and the three amounts.
    func row(_ totals: SalesTotals, product: String? = nil) -> [WelfareTables.Figure] {
        [count(totals.members, product), count(totals.turns, product)]
            + [totals.listAmount, totals.paidAmount, totals.discountAmount].map { money($0, product) }
    }

    func count(_ value: Int, _ product: String? = nil) -> WelfareTables.Figure {
        WelfareTables.Figure(
            text: Digits.grouped(Int64(value)), detail: nil, link: value == 0 ? nil : sales(product))
    }

    private func money(_ amount: Dong, _ product: String? = nil) -> WelfareTables.Figure {
        WelfareTables.Figure(
            text: amount.printedInMillions, detail: amount.printed, link: amount == .zero ? nil : sales(product))
    }

    private func sales(_ product: String?) -> String {
        let path = WelfareRequest(question).on(LocalPath("/sales"))
        return (product.map { path.with("product", $0) } ?? path).text
    }
}
