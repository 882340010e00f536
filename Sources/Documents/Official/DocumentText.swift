/// A text with words that stand out; a plain text is written as a literal.
package struct DocumentText: Sendable, Hashable, Codable, ExpressibleByStringInterpolation {
    /// A part of a text in one manner of writing.
    package struct Run: Sendable, Hashable, Codable {
        package var text: String
        package var isBold: Bool
        package var isItalic: Bool

        package init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
            self.text = text
            self.isBold = isBold
            self.isItalic = isItalic
        }
    }

    package var runs: [Run]

    package init(_ runs: [Run]) {
        self.runs = runs
    }

    package init(_ text: String) {
        runs = [Run(text)]
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    package static func bold(_ text: String) -> DocumentText { DocumentText([Run(text, isBold: true)]) }

    package static func italic(_ text: String) -> DocumentText { DocumentText([Run(text, isItalic: true)]) }

    package static func + (left: DocumentText, right: DocumentText) -> DocumentText {
        DocumentText(left.runs + right.runs)
    }
}
