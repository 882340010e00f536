/// What a part of a page is, for programs that read it aloud.
///
/// Source: ISO 32000-1, 14.8.4.
enum PDFTag: String {
    case paragraph = "P"
    /// The kind of the document.
    case title = "H1"
    case heading1 = "H2"
    case heading2 = "H3"
    case heading3 = "H4"
    case table = "Table"
    case row = "TR"
    case headerCell = "TH"
    case cell = "TD"
    case figure = "Figure"

    static func heading(level: Int) -> PDFTag {
        switch level {
        case ...1: .heading1
        case 2: .heading2
        default: .heading3
        }
    }
}
