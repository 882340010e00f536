/// A picture of a document as plain shapes: it is drawn alike into every kind of file, and can be kept as data.
///
/// Lengths are whole tenths of a point, from the upper left corner, so that a stored picture has one way to be written.
package struct DocumentPicture: Sendable, Hashable, Codable {
    /// The few inks of a printed picture; the steps go from the palest to the strongest.
    package enum Ink: String, Sendable, Hashable, Codable, CaseIterable {
        case black, grey, pale, white, step0, step1, step2, step3, step4, step5
    }

    package enum Anchor: String, Sendable, Hashable, Codable {
        case start, middle, end
    }

    /// What a shape is; which of its values count depends on it.
    package enum Kind: String, Sendable, Hashable, Codable {
        /// `x`, `y`, `width`, `height`, filled.
        case box
        /// `points` as x and y in turn, joined by lines of `width`; `isBroken` leaves gaps.
        case line
        /// Round, with its middle at `x`, `y` and `width` across.
        case dot
        /// `text` with letters of `height`, its upper edge at `y`.
        case text
    }

    package struct Shape: Sendable, Hashable, Codable {
        package let kind: Kind
        package let ink: Ink
        package let x: Int
        package let y: Int
        package let width: Int
        package let height: Int
        package let points: [Int]
        package let isBroken: Bool
        package let isBold: Bool
        package let anchor: Anchor
        package let text: String

        package init(
            kind: Kind, ink: Ink, x: Int, y: Int, width: Int, height: Int, points: [Int], isBroken: Bool,
            isBold: Bool, anchor: Anchor, text: String
        ) {
            (self.kind, self.ink, self.x, self.y, self.width, self.height) = (kind, ink, x, y, width, height)
            (self.points, self.isBroken, self.isBold, self.anchor, self.text) = (
                points, isBroken, isBold, anchor, text
            )
        }

        package static func box(_ ink: Ink, x: Int, y: Int, width: Int, height: Int) -> Shape {
            Shape(
                kind: .box, ink: ink, x: x, y: y, width: width, height: height, points: [], isBroken: false,
                isBold: false, anchor: .start, text: "")
        }

        package static func line(_ ink: Ink, _ points: [(x: Int, y: Int)], width: Int, isBroken: Bool = false) -> Shape
        {
            Shape(
                kind: .line, ink: ink, x: 0, y: 0, width: width, height: 0, points: points.flatMap { [$0.x, $0.y] },
                isBroken: isBroken, isBold: false, anchor: .start, text: "")
        }

        package static func dot(_ ink: Ink, x: Int, y: Int, width: Int) -> Shape {
            Shape(
                kind: .dot, ink: ink, x: x, y: y, width: width, height: width, points: [], isBroken: false,
                isBold: false, anchor: .start, text: "")
        }

        package static func text(
            _ text: String, _ ink: Ink = .black, x: Int, y: Int, size: Int, anchor: Anchor = .start,
            isBold: Bool = false
        ) -> Shape {
            Shape(
                kind: .text, ink: ink, x: x, y: y, width: 0, height: size, points: [], isBroken: false,
                isBold: isBold, anchor: anchor, text: text)
        }
    }

    /// What it shows; stands above it.
    package let title: String

    /// The same in words, for those who cannot see it.
    package let summary: String
    package let width: Int
    package let height: Int
    package let shapes: [Shape]

    package init(title: String, summary: String, width: Int, height: Int, shapes: [Shape]) {
        self.title = title
        self.summary = summary
        self.width = width
        self.height = height
        self.shapes = shapes
    }
}
