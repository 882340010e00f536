import CPango

/// Draws texts, grounds, lines and codes where they are told to stand, in points.
final class PosterCanvas {
    let surface: PDFSurface
    private let fonts: PDFFonts
    private let page = PageLayout(orientation: .portrait)

    /// How a text looks.
    struct Look {
        var size: Double
        var isBold = false
        var colour = PosterColour.ink
        var alignment = TextStyle.Alignment.left

        var style: TextStyle { TextStyle(size: size, isBold: isBold, alignment: alignment) }
    }

    /// Throws `UnwritableFile`.
    init(width: Double, height: Double, scale: Double) throws {
        surface = try PDFSurface(width: width * scale, height: height * scale)
        fonts = try PDFFonts(.sans)
        self.scale = scale
        cairo_scale(surface.canvas, scale, scale)
    }

    /// Pages are drawn on the measures of A4 and blown up for larger paper.
    private let scale: Double

    func endPage() {
        surface.endPage()
    }

    func ground(_ colour: PosterColour, x: Double, y: Double, width: Double, height: Double) {
        set(colour)
        cairo_rectangle(surface.canvas, x, y, width, height)
        cairo_fill(surface.canvas)
    }

    func line(_ colour: PosterColour, from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double)
    {
        set(colour)
        surface.line(from: start, to: end, width: width)
    }

    /// How high the text is in lines of the width.
    func height(_ text: String, _ look: Look, width: Double) -> Double {
        set(text, look, width).height
    }

    /// Draws the text with its upper edge at `y`; gives its height.
    @discardableResult
    func text(_ text: String, _ look: Look, x: Double, y: Double, width: Double, tag: PDFTag = .paragraph) -> Double {
        let lines = set(text, look, width)
        set(look.colour)
        surface.begin(tag)
        lines.draw(x: x, y: y, on: surface.canvas)
        surface.end(tag)
        return lines.height
    }

    /// The look with the largest size, down to a share of it, in which the text stands on so many lines.
    func fitted(_ text: String, _ look: Look, width: Double, lines: Int = 1, smallest: Double = 0.5) -> Look {
        var fitted = look
        while fitted.size > look.size * smallest, set(text, fitted, width).lines.count > lines { fitted.size -= 0.5 }
        return fitted
    }

    /// Strikes a text out that was drawn with this look.
    func strike(_ text: String, _ look: Look, x: Double, y: Double, width: Double) {
        let lines = set(text, look, width)
        guard let first = lines.lines.first else { return }
        let middle = y + first.baseline - look.size * 0.27
        line(look.colour, from: (x + first.x, middle), to: (x + first.x + lines.widest, middle), width: look.size / 14)
    }

    /// A code on white ground; nothing for a text that no code holds.
    func code(_ text: String, x: Double, y: Double, side: Double) {
        guard let code = QRBars(text) else { return }
        ground(.white, x: x, y: y, width: side, height: side)
        set(.black)
        let module = side / Double(code.size)
        for bar in code.bars {
            cairo_rectangle(
                surface.canvas, x + Double(bar.column) * module, y + Double(bar.row) * module,
                Double(bar.length) * module, module)
        }
        cairo_fill(surface.canvas)
    }

    /// A broken line along which paper is folded.
    func fold(x: Double, from top: Double, to bottom: Double) {
        let dashes: [Double] = [3, 4]
        cairo_save(surface.canvas)
        cairo_set_dash(surface.canvas, dashes, 2, 0)
        line(.line, from: (x, top), to: (x, bottom), width: 0.6)
        cairo_restore(surface.canvas)
    }

    /// Four broken lines along which paper is cut.
    func frame(x: Double, y: Double, width: Double, height: Double) {
        let dashes: [Double] = [3, 3]
        cairo_save(surface.canvas)
        cairo_set_dash(surface.canvas, dashes, 2, 0)
        set(.muted)
        surface.frame(x: x, y: y, width: width, height: height)
        cairo_restore(surface.canvas)
    }

    private func set(_ text: String, _ look: Look, _ width: Double) -> PDFText {
        PDFText(DocumentText(text), look.style, width: width, fonts: fonts, page: page)
    }

    private func set(_ colour: PosterColour) {
        cairo_set_source_rgb(surface.canvas, colour.red, colour.green, colour.blue)
    }
}
