/// How one part of a document is written.
struct TextStyle: Equatable {
    enum Alignment: Equatable {
        case left, center, right, justified
    }

    /// In points.
    var size: Double
    var isBold = false
    var isItalic = false
    var alignment = Alignment.left
    var isIndented = false

    /// Lines of a paragraph stand apart; those of headers, tables and signatures do not.
    var isSpaced = false

    /// Sizes by Decree 30/2020/NĐ-CP, appendix I.
    static let superior = TextStyle(size: 12, alignment: .center)
    static let issuer = TextStyle(size: 12, isBold: true, alignment: .center)
    static let nation = TextStyle(size: 12, isBold: true, alignment: .center)
    static let motto = TextStyle(size: 13, isBold: true, alignment: .center)
    static let number = TextStyle(size: 13, alignment: .center)
    static let letterSubject = TextStyle(size: 12, alignment: .center)
    static let placeAndDate = TextStyle(size: 13, isItalic: true, alignment: .center)
    static let kind = TextStyle(size: 14, isBold: true, alignment: .center)
    static let subject = TextStyle(size: 14, isBold: true, alignment: .center)
    static let addressee = TextStyle(size: 14, alignment: .center)
    static let addresseeItem = TextStyle(size: 14)
    static let paragraph = TextStyle(size: 14, alignment: .justified, isIndented: true, isSpaced: true)
    static let legalBasis = TextStyle(
        size: 14, isItalic: true, alignment: .justified, isIndented: true, isSpaced: true)
    static let note = TextStyle(size: 12, isItalic: true, alignment: .justified)
    static let caption = TextStyle(size: 13, isBold: true, alignment: .center)
    static let remark = TextStyle(size: 12, isItalic: true, alignment: .right)
    static let tableHeader = TextStyle(size: 12, isBold: true, alignment: .center)
    static let post = TextStyle(size: 14, isBold: true, alignment: .center)
    static let recipientCaption = TextStyle(size: 12, isBold: true, isItalic: true)
    static let recipient = TextStyle(size: 11)
    static let pageNumber = TextStyle(size: 13, alignment: .center)

    static func heading(level: Int) -> TextStyle {
        TextStyle(
            size: 14, isBold: true, isItalic: level >= 3, alignment: .justified, isIndented: true, isSpaced: true)
    }

    static func cell(_ alignment: DocumentTable.Alignment, isBold: Bool) -> TextStyle {
        let alignments: [DocumentTable.Alignment: Alignment] = [.left: .left, .center: .center, .right: .right]
        return TextStyle(size: 12, isBold: isBold, alignment: alignments[alignment] ?? .left)
    }
}
