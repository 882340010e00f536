import CPango

/// Draws a picture's shapes with Cairo, on a page or into a PNG file.
struct PictureDrawing {
    let picture: DocumentPicture
    let fonts: PDFFonts

    /// Tenths of a point.
    private static let unit = 10.0

    var width: Double { Double(picture.width) / Self.unit }
    var height: Double { Double(picture.height) / Self.unit }

    /// Draws it with its upper left corner there, `scale` times its size.
    func draw(on canvas: OpaquePointer, x: Double, y: Double, scale: Double) {
        cairo_save(canvas)
        cairo_translate(canvas, x, y)
        cairo_scale(canvas, scale, scale)
        for shape in picture.shapes { draw(shape, on: canvas) }
        cairo_restore(canvas)
    }

    private func draw(_ shape: DocumentPicture.Shape, on canvas: OpaquePointer) {
        let colour = Self.colour(shape.ink)
        cairo_set_source_rgb(canvas, colour.red, colour.green, colour.blue)
        let (x, y) = (Double(shape.x) / Self.unit, Double(shape.y) / Self.unit)
        let (width, height) = (Double(shape.width) / Self.unit, Double(shape.height) / Self.unit)
        switch shape.kind {
        case .box:
            cairo_rectangle(canvas, x, y, width, height)
            cairo_fill(canvas)
        case .line:
            line(shape, width: width, on: canvas)
        case .dot:
            cairo_new_path(canvas)
            cairo_arc(canvas, x, y, width / 2, 0, 2 * .pi)
            cairo_fill(canvas)
        case .text:
            let style = TextStyle(size: height, isBold: shape.isBold)
            let text = PDFText(
                DocumentText(shape.text), style, width: 10_000, fonts: fonts, page: PageLayout(orientation: .portrait))
            let before =
                switch shape.anchor {
                case .start: 0.0
                case .middle: text.widest / 2
                case .end: text.widest
                }
            text.draw(x: x - before, y: y, on: canvas)
        }
    }

    private func line(_ shape: DocumentPicture.Shape, width: Double, on canvas: OpaquePointer) {
        let pairs = stride(from: 0, to: shape.points.count - 1, by: 2).map { index in
            (x: Double(shape.points[index]) / Self.unit, y: Double(shape.points[index + 1]) / Self.unit)
        }
        guard let first = pairs.first else { return }
        cairo_save(canvas)
        cairo_set_line_width(canvas, width)
        if shape.isBroken { cairo_set_dash(canvas, [3, 2], 2, 0) }
        cairo_move_to(canvas, first.x, first.y)
        for point in pairs.dropFirst() { cairo_line_to(canvas, point.x, point.y) }
        cairo_stroke(canvas)
        cairo_restore(canvas)
    }

    /// One hue from pale to strong, so that a copy without colour still shows the order.
    private static func colour(_ ink: DocumentPicture.Ink) -> PosterColour {
        switch ink {
        case .black: .ink
        case .grey: .muted
        case .pale: .line
        case .white: .white
        case .step0: .band
        case .step1: PosterColour(red: 0.80, green: 0.91, blue: 0.87)
        case .step2: PosterColour(red: 0.60, green: 0.81, blue: 0.74)
        case .step3: PosterColour(red: 0.36, green: 0.66, blue: 0.57)
        case .step4: PosterColour(red: 0.13, green: 0.50, blue: 0.42)
        case .step5: .brand
        }
    }
}
