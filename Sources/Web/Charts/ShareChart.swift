internal import Kernel

/// Parts of one whole as one bar, for the partial `chart_share`; the list below it is the text of the picture.
package struct ShareChart: Sendable {
    struct Part: Sendable {
        /// 1 to 6, for its colour.
        let number: Int
        let name: String
        let value: String
        let share: String
        /// In thousandths of the whole.
        let start: Int
        let length: Int
    }

    let title: String
    let parts: [Part]

    /// Parts keep the order in which they are given; beyond the sixth they share a colour.
    package init(
        title: String, _ parts: [(name: String, value: Int64)], _ messages: Messages, tell: (Int64) -> String
    ) {
        let whole = parts.map(\.value).reduce(0, +)
        self.title = title
        var before: Int64 = 0
        self.parts = parts.enumerated().map { index, part in
            let start = ShareChart.thousandths(before, of: whole)
            before += part.value
            let end = ShareChart.thousandths(before, of: whole)
            return Part(
                number: min(index + 1, 6), name: part.name, value: tell(part.value),
                share: ShareChart.percentage(part.value, of: whole, messages.language), start: start,
                length: end - start)
        }
    }

    private static func thousandths(_ value: Int64, of whole: Int64) -> Int {
        whole == 0 ? 0 : Int(Double(value) / Double(whole) * 1_000)
    }

    /// With one decimal, rounded half up.
    private static func percentage(_ value: Int64, of whole: Int64, _ language: Language) -> String {
        guard whole > 0 else { return "–" }
        let tenths = Int((Double(value) / Double(whole) * 1_000).rounded())
        return "\(tenths / 10)\(language == .vietnamese ? "," : ".")\(tenths % 10)%"
    }

    private init(sample: Void) {
        title = "Goods and services"
        parts = [Part(number: 1, name: "Goods", value: "10", share: "100%", start: 0, length: 1_000)]
    }

    /// With every part filled, for page samples.
    package static let sample = ShareChart(sample: ())
}
