/// Lines over a few stretches of time, for the partial `chart_trend`: the picture, and the same numbers as a table.
///
/// The lines are drawn in a picture that stretches with the page; words stand beside it, so that they keep their size
/// on a small screen.
package struct TrendChart: Sendable {
    /// One line; nil where nothing is known yet, so that the line ends instead of falling to nothing.
    package struct Series: Sendable {
        let name: String
        let values: [Int64?]

        package init(_ name: String, _ values: [Int64?]) {
            self.name = name
            self.values = values
        }
    }

    struct Line: Sendable {
        let number: Int
        let name: String
        /// The line, and a dot of no length for each value.
        let path: String
        let dots: String
    }

    struct Row: Sendable {
        let name: String
        let values: [String]
    }

    /// Unique on its page.
    let id: String
    let title: String
    let summary: String
    /// What the height means, from the top down.
    let heights: [String]
    let columns: [String]
    let columnHead: String
    let lines: [Line]
    let rows: [Row]

    private static let width = 1_000
    private static let height = 300

    /// `columns` are the stretches of time in their order, each with its short word.
    package init(
        id: String, title: String, columnHead: String, columns: [String], series: [Series], _ messages: Messages,
        tell: (Int64) -> String
    ) {
        let top = TrendChart.roundTop(series.flatMap(\.values).compactMap { $0 }.max() ?? 0)
        self.id = id
        self.title = title
        self.columns = columns
        self.columnHead = columnHead
        heights = [tell(top), tell(top / 2), tell(0)]
        lines = series.enumerated().map { index, line in TrendChart.line(line, number: index + 1, top: top) }
        rows = columns.indices.map { column in
            Row(
                name: columns[column],
                values: series.map { line in
                    line.values.indices.contains(column) ? line.values[column].map(tell) ?? "–" : "–"
                })
        }
        summary = TrendChart.summary(columns, series.first, messages, tell)
    }

    /// A round number that is not less and not much more; half of it is whole too.
    package static func roundTop(_ value: Int64) -> Int64 {
        if value <= 10 { return max(2, value + value % 2) }
        var power: Int64 = 1
        while power < .max / 1_000 {
            for first in [12, 16, 20, 30, 40, 60, 80, 100] as [Int64] where first * power >= value {
                return first * power
            }
            power *= 10
        }
        return value
    }

    private static func line(_ series: Series, number: Int, top: Int64) -> Line {
        let count = max(1, series.values.count)
        let points = series.values.enumerated().compactMap { index, value in
            value.map { (x: (2 * index + 1) * width / (2 * count), y: height - Int(Double($0) / Double(top) * 300)) }
        }
        let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x) \($1.y)" }.joined(separator: " ")
        return Line(
            number: number, name: series.name, path: path.isEmpty ? "M0 \(height)" : path,
            dots: points.isEmpty ? "M0 \(height)" : points.map { "M\($0.x) \($0.y)h0" }.joined(separator: " "))
    }

    private static func summary(
        _ columns: [String], _ series: Series?, _ messages: Messages, _ tell: (Int64) -> String
    ) -> String {
        let known = zip(columns, series?.values ?? []).compactMap { column, value in value.map { (column, $0) } }
        guard let most = known.max(by: { $0.1 < $1.1 }), let least = known.min(by: { $0.1 < $1.1 }) else {
            return messages.text("chart.trend_none")
        }
        return messages.text(
            "chart.trend_summary",
            [
                "name": series?.name ?? "", "most_at": most.0, "most": tell(most.1), "least_at": least.0,
                "least": tell(least.1),
            ])
    }

    private init(sample: Void) {
        id = "trend"
        title = "Turns"
        summary = "Most in June."
        heights = ["10", "5", "0"]
        columns = ["6"]
        columnHead = "Month"
        lines = [Line(number: 1, name: "2026", path: "M0 0", dots: "M0 0h0")]
        rows = [Row(name: "6", values: ["10"])]
    }

    /// With every part filled, for page samples.
    package static let sample = TrendChart(sample: ())
}
