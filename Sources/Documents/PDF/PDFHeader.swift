/// Draws issuer and number at the left, heading of the nation, place and date at the right.
struct PDFHeader {
    let header: DocumentHeader
    let title: DocumentTitle?
    let pages: PDFPages

    func draw() {
        let layout = pages.layout
        let widths = [layout.issuerWidth, layout.textWidth - layout.issuerWidth]
        var left = Column(x: layout.left, width: widths[0], pages: pages)
        var right = Column(x: layout.left + widths[0], width: widths[1], pages: pages)
        if let superior = header.superior { left.add(superior, .superior) }
        left.addRuled(header.issuer, .issuer, share: 0.4)
        if !header.heading.name.isEmpty { right.add(header.heading.name, .nation) }
        if let motto = header.heading.motto { right.addRuled(motto, .motto, share: 1) }
        // Number and date stand beside each other.
        left.y = max(left.y, right.y)
        right.y = left.y
        left.add(header.number, .number)
        if case .letter(let subject) = title {
            left.y += layout.subjectGap
            left.add(subject, .letterSubject)
        }
        right.add(header.placeAndDate, .placeAndDate)
        pages.advance(max(left.y, right.y) - pages.y)
    }

    /// Draws a line in the middle of a column, below the current place.
    static func rule(length: Double, x: Double, width: Double, pages: PDFPages) {
        let start = x + (width - length) / 2
        let y = pages.y + 3
        pages.surface.line(from: (start, y), to: (start + length, y), width: 0.75)
    }

    /// One half of the header, filled downwards.
    private struct Column {
        let x: Double
        let width: Double
        let pages: PDFPages
        var y: Double

        init(x: Double, width: Double, pages: PDFPages) {
            self.x = x
            self.width = width
            self.pages = pages
            y = pages.y
        }

        mutating func add(_ text: String, _ style: TextStyle) {
            _ = set(text, style)
        }

        /// The text with a drawn line under it that takes this share of its length.
        mutating func addRuled(_ text: String, _ style: TextStyle, share: Double) {
            let length = set(text, style) * share
            let start = x + (width - length) / 2
            pages.surface.line(from: (start, y + 1.5), to: (start + length, y + 1.5), width: 0.75)
            y += 6
        }

        /// Draws the text and gives the width of its widest line.
        private mutating func set(_ text: String, _ style: TextStyle) -> Double {
            let balanced = BalancedLines.broken(text, style, width: width)
            let text = pages.text(DocumentText(balanced), style, width: width)
            pages.draw(text, x: x, y: y)
            y += text.height
            return text.widest
        }
    }
}
