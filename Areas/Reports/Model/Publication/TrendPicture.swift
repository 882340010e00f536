import Documents
import Kernel
import Web

/// Turns of twelve months, this year beside the last, as a picture of a document.
struct TrendPicture {
    let years: [WelfarePicture.Year]
    let words: WelfareWords

    private static let (left, right, top, bottom) = (620, 4_560, 60, 1_560)
    private static let inks: [DocumentPicture.Ink] = [.step5, .grey]

    private var most: Int64 {
        TrendChart.roundTop(years.flatMap(\.turns).compactMap { $0 }.max() ?? 0)
    }

    var picture: DocumentPicture {
        let months = (0..<12).map { month in
            DocumentPicture.Shape.text(
                String(month + 1), .grey, x: x(month), y: TrendPicture.bottom + 40, size: 85, anchor: .middle)
        }
        return DocumentPicture(
            title: words.text("trend"), summary: summary, width: 4_620, height: 1_960,
            shapes: grid + months + years.enumerated().flatMap { lines($0, $1) } + legend)
    }

    private func x(_ month: Int) -> Int {
        TrendPicture.left + (2 * month + 1) * (TrendPicture.right - TrendPicture.left) / 24
    }

    private func y(_ value: Int64) -> Int {
        let height = Int64(TrendPicture.bottom - TrendPicture.top)
        return TrendPicture.bottom - Int(value * height / max(most, 1))
    }

    private var grid: [DocumentPicture.Shape] {
        [0, most / 2, most].flatMap { value -> [DocumentPicture.Shape] in
            [
                .line(.pale, [(TrendPicture.left, y(value)), (TrendPicture.right, y(value))], width: 5),
                .text(
                    Digits.grouped(value), .grey, x: TrendPicture.left - 60, y: y(value) - 55, size: 85, anchor: .end),
            ]
        }
    }

    /// The line of a year ends where nothing is known yet; the year before is broken, for prints without colour.
    private func lines(_ index: Int, _ year: WelfarePicture.Year) -> [DocumentPicture.Shape] {
        let ink = TrendPicture.inks[min(index, 1)]
        let points = year.turns.prefix(12).enumerated().compactMap { month, turns in
            turns.map { (x: x(month), y: y($0)) }
        }
        return [.line(ink, points, width: 18, isBroken: index > 0)]
            + points.map { .dot(ink, x: $0.x, y: $0.y, width: 50) }
    }

    private var legend: [DocumentPicture.Shape] {
        years.enumerated().flatMap { index, year -> [DocumentPicture.Shape] in
            let (x, y) = (TrendPicture.left + index * 1_200, 1_830)
            return [
                .line(TrendPicture.inks[min(index, 1)], [(x, y), (x + 300, y)], width: 18, isBroken: index > 0),
                .text(String(year.year), x: x + 360, y: y - 55, size: 90, isBold: index == 0),
            ]
        }
    }

    private var summary: String {
        let told = years.map { year in
            let months = year.turns.enumerated().compactMap { month, turns in
                turns.map { "\(month + 1): \(Digits.grouped($0))" }
            }
            return "\(year.year) – \(months.joined(separator: "; "))"
        }
        return "\(words.text("trend")). \(told.joined(separator: ". "))"
    }
}
