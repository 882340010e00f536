/// Draws printed cards on pages of A4: two beside one another, five below, cut along broken lines.
///
/// A module of the code is 0,7 mm wide, which every telephone reads at a hand's breadth.
package struct CardSheetPDF {
    /// Cards on a page.
    package static let onPage = 10

    private let canvas: PosterCanvas
    private let sheet: CardSheet

    private static let width = PageLayout.millimetres(210)
    private static let height = PageLayout.millimetres(297)
    private static let cardWidth = PageLayout.millimetres(86)
    private static let cardHeight = PageLayout.millimetres(46)
    /// The line below a card that says who gets it.
    private static let slip = PageLayout.millimetres(9)
    private static let left = PageLayout.millimetres(14)
    private static let gap = PageLayout.millimetres(10)
    private static let top = PageLayout.millimetres(11)
    private static let side = PageLayout.millimetres(40)

    /// The bytes of the file; `progress` hears how many cards are drawn, and stops the work by throwing.
    ///
    /// Throws `UnwritableFile`.
    package static func file(
        _ sheet: CardSheet, language: String = "vi-VN", createdUnixSeconds: Int,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> [UInt8] {
        let canvas = try PosterCanvas(width: width, height: height, scale: 1)
        canvas.surface.set(
            title: DocumentCharacters.line(sheet.title), author: DocumentCharacters.line(sheet.issuer),
            createdUnixSeconds: createdUnixSeconds)
        let drawing = CardSheetPDF(canvas: canvas, sheet: sheet)
        for (index, entry) in sheet.entries.enumerated() {
            drawing.draw(entry, at: index % onPage)
            let isLast = index == sheet.entries.count - 1
            if isLast || index % onPage == onPage - 1 {
                canvas.endPage()
                try progress(index + 1)
            }
        }
        return try PDFCatalog.naming(language: language, in: canvas.surface.finish())
    }

    private func draw(_ entry: CardSheet.Entry, at place: Int) {
        let x = Self.left + Double(place % 2) * (Self.cardWidth + Self.gap)
        let y = Self.top + Double(place / 2) * (Self.cardHeight + Self.slip)
        canvas.frame(x: x, y: y, width: Self.cardWidth, height: Self.cardHeight)
        canvas.ground(.brand, x: x + 1, y: y + 1, width: Self.cardWidth - 2, height: 5)
        canvas.code(entry.code, x: x + 3, y: y + 10, side: Self.side)
        drawWords(entry, x: x + Self.side + 8, y: y + 14, width: Self.cardWidth - Self.side - 14)
        let look = canvas.fitted(entry.holder, .init(size: 8.5, colour: .muted), width: Self.cardWidth)
        canvas.text(entry.holder, look, x: x, y: y + Self.cardHeight + 3, width: Self.cardWidth)
    }

    private func drawWords(_ entry: CardSheet.Entry, x: Double, y: Double, width: Double) {
        var y = y
        let kind = canvas.fitted(sheet.kind, .init(size: 12, isBold: true, colour: .brand), width: width, lines: 2)
        y += canvas.text(sheet.kind, kind, x: x, y: y, width: width, tag: .heading1) + 2
        let issuer = canvas.fitted(sheet.issuer, .init(size: 8.5), width: width, lines: 2)
        y += canvas.text(sheet.issuer, issuer, x: x, y: y, width: width) + 5
        let lasts = canvas.fitted(entry.lasts, .init(size: 9.5, isBold: true), width: width, lines: 2)
        y += canvas.text(entry.lasts, lasts, x: x, y: y, width: width) + 5
        let advice = canvas.fitted(sheet.advice, .init(size: 7.5, colour: .muted), width: width, lines: 5)
        canvas.text(sheet.advice, advice, x: x, y: y, width: width)
    }
}
