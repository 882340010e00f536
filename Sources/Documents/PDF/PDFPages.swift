/// Fills pages from top to bottom and numbers them from the second on.
final class PDFPages {
    let surface: PDFSurface
    let fonts: PDFFonts
    let layout: PageLayout

    /// The upper edge of what comes next.
    private(set) var y: Double
    private var number = 1

    init(surface: PDFSurface, fonts: PDFFonts, layout: PageLayout) {
        self.surface = surface
        self.fonts = fonts
        self.layout = layout
        y = layout.top
    }

    /// What is left of this page.
    var room: Double { layout.height - layout.bottom - y }

    /// What an empty page has.
    var fullRoom: Double { layout.height - layout.top - layout.bottom }

    var isAtTop: Bool { y <= layout.top }

    /// Begins a new page unless this much is left, or the page is empty.
    func need(_ height: Double) {
        if room + 0.01 < height, !isAtTop { turn() }
    }

    /// Leaves this much free, unless the page has just begun.
    func skip(_ height: Double) {
        if !isAtTop { y += height }
    }

    /// Goes down by what was drawn.
    func advance(_ height: Double) {
        y += height
    }

    /// Ends the page and begins the next.
    func turn() {
        surface.endPage()
        number += 1
        y = layout.top
        let text = text(DocumentText(String(number)), .pageNumber, width: layout.textWidth)
        draw(text, x: layout.left, y: layout.pageNumberTop, tag: nil)
    }

    /// Ends the last page.
    func end() {
        surface.endPage()
    }

    /// Draws lines of a text as one part of the document; without a tag, as something beside it.
    func draw(_ text: PDFText, _ range: Range<Int>? = nil, x: Double, y: Double, tag: PDFTag? = .paragraph) {
        if let tag { surface.begin(tag) }
        text.draw(range, x: x, y: y, on: surface.canvas)
        if let tag { surface.end(tag) }
    }

    func text(_ text: DocumentText, _ style: TextStyle, width: Double) -> PDFText {
        PDFText(text, style, width: width, fonts: fonts, page: layout)
    }

    /// Sets a paragraph over the width of the text; it goes on overleaf when it must, never by one line alone.
    func paragraph(_ paragraph: DocumentText, _ style: TextStyle, after: Double = 0, tag: PDFTag = .paragraph) {
        let text = text(paragraph, style, width: layout.textWidth)
        let count = text.lines.count
        var first = 0
        while first < count {
            var fitting = text.fitting(from: first, in: room)
            if first + fitting < count, !isAtTop {
                // Leave two lines for the next page, and none here rather than one.
                fitting = min(fitting, max(count - first - 2, 0))
                if first == 0, fitting < 2 { fitting = 0 }
            }
            if fitting == 0, isAtTop { fitting = 1 }
            if fitting > 0 {
                draw(text, first..<first + fitting, x: layout.left, y: y, tag: tag)
                y += text.height(of: first..<first + fitting)
                first += fitting
            }
            if first < count { turn() }
        }
        y += after
    }
}
