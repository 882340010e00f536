import CPango

/// A text broken into lines of a width, ready to be drawn, wholly or line by line.
final class PDFText {
    struct Line {
        let height: Double
        /// From the upper edge of the line to where the letters stand.
        let baseline: Double
        /// From the left edge of the text.
        let x: Double
    }

    private(set) var lines: [Line] = []
    private let layout: OpaquePointer

    var height: Double { lines.reduce(0) { $0 + $1.height } }

    /// The width of the widest line.
    private(set) var widest = 0.0

    /// Sets the text in lines of the width, in points.
    init(_ text: DocumentText, _ style: TextStyle, width: Double, fonts: PDFFonts, page: PageLayout) {
        layout = pango_layout_new(fonts.context)
        let description = fonts.description(style)
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        // Not below one unit: a negative width would mean a single line without end.
        pango_layout_set_width(layout, Int32(min(max(width, 1), 10_000) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_auto_dir(layout, 0)
        set(style, page)
        set(text.runs.map { (fonts.shown(DocumentCharacters.clean($0.text)), $0) }, style)
        measure()
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// Draws these lines; the first of them has its upper edge at `y`.
    func draw(_ range: Range<Int>? = nil, x: Double, y: Double, on canvas: OpaquePointer) {
        var y = y
        for index in range ?? lines.indices {
            let line = lines[index]
            cairo_move_to(canvas, x + line.x, y + line.baseline)
            pango_cairo_show_layout_line(canvas, pango_layout_get_line_readonly(layout, Int32(index)))
            y += line.height
        }
    }

    /// How many lines from this one on fit into the room.
    func fitting(from first: Int, in room: Double) -> Int {
        var left = room
        var count = 0
        while first + count < lines.count, lines[first + count].height <= left + 0.01 {
            left -= lines[first + count].height
            count += 1
        }
        return count
    }

    func height(of range: Range<Int>) -> Double {
        lines[range].reduce(0) { $0 + $1.height }
    }

    private func set(_ style: TextStyle, _ page: PageLayout) {
        if style.isIndented { pango_layout_set_indent(layout, Int32(page.indent * Double(PANGO_SCALE))) }
        if style.isSpaced { pango_layout_set_line_spacing(layout, Float(page.lineSpacing)) }
        switch style.alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        case .justified: pango_layout_set_justify(layout, 1)
        }
    }

    private func set(_ runs: [(text: String, run: DocumentText.Run)], _ style: TextStyle) {
        let attributes = pango_attr_list_new()
        // Another font would not be embedded as promised; what this one lacks was replaced before.
        pango_attr_list_insert(attributes, pango_attr_fallback_new(0))
        // A hyphen where a code is broken would be read as a part of it.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        var text = ""
        for (piece, run) in runs {
            let range = UInt32(text.utf8.count)..<UInt32(text.utf8.count + piece.utf8.count)
            if run.isBold { Self.insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), range, attributes) }
            if run.isItalic { Self.insert(pango_attr_style_new(PANGO_STYLE_ITALIC), range, attributes) }
            text += piece
        }
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
    }

    private static func insert(
        _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<UInt32>, _ attributes: OpaquePointer?
    ) {
        attribute?.pointee.start_index = range.lowerBound
        attribute?.pointee.end_index = range.upperBound
        pango_attr_list_insert(attributes, attribute)
    }

    private func measure() {
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        let unit = Double(PANGO_SCALE)
        repeat {
            var top: Int32 = 0
            var bottom: Int32 = 0
            var extents = PangoRectangle()
            pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
            pango_layout_iter_get_line_extents(iterator, nil, &extents)
            let baseline = Double(pango_layout_iter_get_baseline(iterator) - top) / unit
            lines.append(Line(height: Double(bottom - top) / unit, baseline: baseline, x: Double(extents.x) / unit))
            widest = max(widest, Double(extents.width) / unit)
        } while pango_layout_iter_next_line(iterator) != 0
    }
}
