import CPango

/// A family of letters as one document uses it; belongs to one thread.
///
/// The font map is the document's own, because a map may not be shared between threads.
final class PDFFonts {
    let context: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    private let font: UnsafeMutablePointer<PangoFont>

    enum Family: String {
        /// As wide as Times New Roman, for official documents.
        case serif = "Liberation Serif"
        /// For what is read from afar.
        case sans = "Liberation Sans"
    }

    let family: Family

    /// Throws `UnwritableFile` (`font`) unless the font is there with every letter of Vietnamese.
    ///
    /// Without the check another font, or none at all, would be taken without a word.
    init(_ family: Family = .serif) throws {
        self.family = family
        guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
            throw UnwritableFile(.font, detail: 0)
        }
        guard let context = pango_font_map_create_context(map) else {
            g_object_unref(map)
            throw UnwritableFile(.font, detail: 0)
        }
        Self.prepare(context)
        guard let font = Self.load(context, family) else {
            g_object_unref(UnsafeMutableRawPointer(context))
            g_object_unref(map)
            throw UnwritableFile(.font, detail: 0)
        }
        self.map = map
        self.context = context
        self.font = font
    }

    deinit {
        g_object_unref(font)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// The text with □ for what the font lacks.
    func shown(_ text: String) -> String {
        let lacks = text.unicodeScalars.contains { !isShown($0) }
        guard lacks else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isShown(scalar) ? scalar : "\u{25A1}") }
        return String(result)
    }

    /// The words of a style, for `pango_font_description_from_string`.
    func description(_ style: TextStyle) -> OpaquePointer? { Self.description(style, family) }

    private static func description(_ style: TextStyle, _ family: Family) -> OpaquePointer? {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, family.rawValue)
        pango_font_description_set_weight(description, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_style(description, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        pango_font_description_set_size(description, Int32((style.size * Double(PANGO_SCALE)).rounded()))
        return description
    }

    private func isShown(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x7F || pango_font_has_char(font, scalar.value) != 0
    }

    /// One unit is one point, and letters stand where the font says, not on the dots of a screen.
    private static func prepare(_ context: OpaquePointer) {
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string("vi"))
    }

    /// The plain face; nil when another family is given for it, or one without the letters.
    private static func load(_ context: OpaquePointer, _ family: Family) -> UnsafeMutablePointer<PangoFont>? {
        let wanted = description(TextStyle(size: 14), family)
        defer { pango_font_description_free(wanted) }
        guard let font = pango_context_load_font(context, wanted) else { return nil }
        let given = pango_font_describe(font)
        defer { pango_font_description_free(given) }
        let name = pango_font_description_get_family(given).map { String(cString: $0) }
        let hasLetters = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơưĂÂĐÊÔƠƯ₫".unicodeScalars
            .allSatisfy { pango_font_has_char(font, $0.value) != 0 }
        guard name == family.rawValue, hasLetters else {
            g_object_unref(font)
            return nil
        }
        return font
    }
}
