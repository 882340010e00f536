/// Paragraphs of a DOCX file.
enum DOCXText {
    /// What a paragraph has beside its style.
    struct Setting {
        /// The name of a style of `DOCXParts.styles`.
        var styleName: String?
        var before = 0.0
        var after = 0.0
        var keepsWithNext = false
    }

    /// A paragraph; a line break in the text becomes one in the file.
    static func paragraph(
        _ text: DocumentText, _ style: TextStyle, _ setting: Setting = Setting(), layout: PageLayout
    ) -> String {
        "<w:p><w:pPr>" + (setting.styleName.map { #"<w:pStyle w:val="\#($0)"/>"# } ?? "")
            + (setting.keepsWithNext ? "<w:keepNext/>" : "")
            + #"<w:spacing w:before="\#(twips(setting.before))" w:after="\#(twips(setting.after))" "#
            + #"w:line="\#(style.isSpaced ? Int(240 * layout.lineSpacing) : 240)" w:lineRule="auto"/>"#
            + (style.isIndented ? #"<w:ind w:firstLine="\#(twips(layout.indent))"/>"# : "")
            + #"<w:jc w:val="\#(alignment(style))"/></w:pPr>"#
            + text.runs.map { run($0, style) }.joined() + "</w:p>"
    }

    static func paragraph(
        _ text: String, _ style: TextStyle, _ setting: Setting = Setting(), layout: PageLayout
    ) -> String {
        paragraph(DocumentText(text), style, setting, layout: layout)
    }

    /// A drawn line of this length in the middle of a column, as the border of an empty paragraph.
    static func rule(length: Double, in width: Double) -> String {
        let side = twips(max((width - length) / 2, 0))
        return #"<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>"#
            + #"<w:spacing w:before="20" w:after="0" w:line="80" w:lineRule="exact"/>"#
            + #"<w:ind w:left="\#(side)" w:right="\#(side)"/><w:jc w:val="center"/>"#
            + #"<w:rPr><w:sz w:val="8"/></w:rPr></w:pPr></w:p>"#
    }

    /// Room of this height, in points.
    static func room(_ height: Double, keepsWithNext: Bool = false) -> String {
        let keeping = keepsWithNext ? "<w:keepNext/>" : ""
        return #"<w:p><w:pPr>\#(keeping)<w:spacing w:before="0" w:after="0" w:line="\#(twips(height))" "#
            + #"w:lineRule="exact"/></w:pPr></w:p>"#
    }

    /// The text as it may stand in XML; it was cleaned before.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Twentieths of a point, in which the format measures lengths.
    static func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

    private static func run(_ run: DocumentText.Run, _ style: TextStyle) -> String {
        let size = Int((style.size * 2).rounded())
        let properties =
            "<w:rPr>" + (style.isBold || run.isBold ? "<w:b/><w:bCs/>" : "")
            + (style.isItalic || run.isItalic ? "<w:i/><w:iCs/>" : "")
            + #"<w:sz w:val="\#(size)"/><w:szCs w:val="\#(size)"/></w:rPr>"#
        let lines = DocumentCharacters.clean(run.text).split(separator: "\n", omittingEmptySubsequences: false)
        return "<w:r>" + properties
            + lines.map { #"<w:t xml:space="preserve">\#(escaped(String($0)))</w:t>"# }.joined(separator: "<w:br/>")
            + "</w:r>"
    }

    private static func alignment(_ style: TextStyle) -> String {
        switch style.alignment {
        case .left: "left"
        case .center: "center"
        case .right: "right"
        case .justified: "both"
        }
    }
}
