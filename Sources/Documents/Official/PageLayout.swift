/// Measures of an official document, in points (72 to the inch).
///
/// Source: Decree 30/2020/NĐ-CP, appendix I; where it leaves room, what fits the most text is taken.
package struct PageLayout: Sendable, Equatable {
    package enum Orientation: String, Sendable, Hashable, Codable {
        case portrait, landscape
    }

    let orientation: Orientation

    /// A4.
    var width: Double { orientation == .portrait ? Self.shortSide : Self.longSide }
    var height: Double { orientation == .portrait ? Self.longSide : Self.shortSide }

    var top: Double { Self.millimetres(20) }
    var bottom: Double { Self.millimetres(20) }
    var left: Double { Self.millimetres(30) }
    var right: Double { Self.millimetres(15) }
    var textWidth: Double { width - left - right }

    /// From the upper edge of the paper to the page number, which stands in the margin.
    var pageNumberTop: Double { Self.millimetres(8) }

    /// The issuer's half of the header; the other half holds the national heading in one line.
    var issuerWidth: Double { orientation == .portrait ? Self.millimetres(71) : Self.millimetres(110) }

    /// Before the first line of a paragraph.
    var indent: Double { Self.millimetres(12.7) }

    /// Between paragraphs.
    var gap: Double { 6 }

    /// Between lines, where one is single.
    var lineSpacing: Double { 1.15 }

    /// Between post and name, for signature and seal.
    var signatureRoom: Double { Self.millimetres(25) }

    /// Between a cell's border and its text, at the sides and above and below.
    var cellSide: Double { 4 }
    var cellTop: Double { 2 }

    /// The room under a line of the header that begins with `V/v`.
    var subjectGap: Double { 6 }

    static func millimetres(_ count: Double) -> Double { count / 25.4 * 72 }

    private static let shortSide = millimetres(210)
    private static let longSide = millimetres(297)
}
