/// Draws boards one after another into one PDF file, each beginning on a page of its own.
///
/// Names and prices have at least 18 points on A4, so that they are read from two metres. Belongs to one thread.
package final class DiscountBoardPDF {
    private let canvas: PosterCanvas
    private let language: String

    private static let width = PageLayout.millimetres(210)
    private static let height = PageLayout.millimetres(297)
    private static let margin = 30.0
    private static let inner = width - 2 * margin
    private static let footTop = height - 150

    /// Throws `UnwritableFile`.
    package init(
        title: String, author: String, size: PaperSize, language: String = "vi-VN", createdUnixSeconds: Int
    ) throws {
        canvas = try PosterCanvas(width: Self.width, height: Self.height, scale: size.scale)
        self.language = language
        canvas.surface.set(
            title: DocumentCharacters.line(title), author: DocumentCharacters.line(author),
            createdUnixSeconds: createdUnixSeconds)
    }

    /// Draws a board, on as many pages as its lines need.
    package func add(_ board: DiscountBoard) {
        let pages = split(board)
        for (index, lines) in pages.enumerated() {
            var y = drawHead(board)
            if board.lines.isEmpty {
                canvas.text(
                    board.whenEmpty, .init(size: 22, colour: .muted, alignment: .center), x: Self.margin, y: y + 60,
                    width: Self.inner)
            } else {
                y = drawCaptions(board.captions, y)
            }
            let spare = room(board) - lines.reduce(0) { $0 + height(of: $1) }
            let extra = min(max(spare, 0) / Double(max(lines.count, 1)), 16)
            for (place, line) in lines.enumerated() { y = draw(line, y, extra: extra, isShaded: place % 2 == 1) }
            let page = board.pageFormat.replacing("{page}", with: String(index + 1))
                .replacing("{pages}", with: String(pages.count))
            drawFoot(board, page: pages.count > 1 ? page : nil)
            canvas.endPage()
        }
    }

    /// The whole file; throws `UnwritableFile`.
    package func finish() throws -> [UInt8] {
        try PDFCatalog.naming(language: language, in: canvas.surface.finish())
    }

    /// One board as a file; the same board and time give the same bytes.
    package static func file(
        _ board: DiscountBoard, size: PaperSize, language: String = "vi-VN", createdUnixSeconds: Int
    ) throws -> [UInt8] {
        let file = try DiscountBoardPDF(
            title: "\(board.kind) – \(board.point)", author: board.partner, size: size, language: language,
            createdUnixSeconds: createdUnixSeconds)
        file.add(board)
        return try file.finish()
    }

    // MARK: Head

    private func drawHead(_ board: DiscountBoard) -> Double {
        let band = 112.0
        canvas.ground(.brand, x: 0, y: 0, width: Self.width, height: band)
        canvas.text(
            board.kind.uppercased(), .init(size: 16, isBold: true, colour: .white, alignment: .center), x: Self.margin,
            y: 22, width: Self.inner)
        let heading = canvas.fitted(
            board.heading.uppercased(), .init(size: 33, isBold: true, colour: .white, alignment: .center),
            width: Self.inner)
        canvas.text(
            board.heading.uppercased(), heading, x: Self.margin, y: 46, width: Self.inner, tag: .title)
        var y = band + 14
        let name = canvas.fitted(board.point, .init(size: 26, isBold: true, alignment: .center), width: Self.inner)
        y += canvas.text(board.point, name, x: Self.margin, y: y, width: Self.inner, tag: .heading1)
        let partner = canvas.fitted(
            board.partner, .init(size: 15, isBold: true, colour: .brand, alignment: .center), width: Self.inner)
        if board.partner != board.point {
            y += canvas.text(board.partner, partner, x: Self.margin, y: y + 2, width: Self.inner) + 2
        }
        if let address = board.address {
            y +=
                canvas.text(
                    address, .init(size: 12, colour: .muted, alignment: .center), x: Self.margin, y: y + 2,
                    width: Self.inner) + 2
        }
        return y + 12
    }

    // MARK: Lines

    private struct Column {
        let x: Double
        let width: Double
    }

    private static let name = Column(x: margin + 8, width: 216)
    private static let list = Column(x: margin + 230, width: 88)
    private static let member = Column(x: margin + 324, width: 122)
    private static let discount = Column(x: margin + 454, width: 74)

    private static let nameLook = PosterCanvas.Look(size: 18, isBold: true)
    private static let detailLook = PosterCanvas.Look(size: 11, colour: .muted)
    private static let listLook = PosterCanvas.Look(size: 14, colour: .muted, alignment: .right)
    private static let memberLook = PosterCanvas.Look(size: 21, isBold: true, alignment: .right)
    private static let discountLook = PosterCanvas.Look(size: 18, isBold: true, colour: .red, alignment: .right)

    private func drawCaptions(_ captions: DiscountBoard.Captions, _ y: Double) -> Double {
        canvas.ground(.brand, x: Self.margin, y: y, width: Self.inner, height: 24)
        let cells = [
            (captions.name, Self.name, TextStyle.Alignment.left), (captions.listPrice, Self.list, .right),
            (captions.memberPrice, Self.member, .right), (captions.discount, Self.discount, .right),
        ]
        for (text, column, alignment) in cells {
            let look = canvas.fitted(
                text, .init(size: 12, isBold: true, colour: .white, alignment: alignment), width: column.width)
            canvas.text(text, look, x: column.x, y: y + 5, width: column.width)
        }
        return y + 24
    }

    private func height(of line: DiscountBoard.Line) -> Double {
        let name = canvas.height(line.name, Self.nameLook, width: Self.name.width)
        let detail = line.detail.map { canvas.height($0, Self.detailLook, width: Self.name.width) } ?? 0
        return max(name + detail, 28) + 14
    }

    /// All four cells stand on one line of writing; `extra` is room that the page has left for each row.
    private func draw(_ line: DiscountBoard.Line, _ top: Double, extra: Double, isShaded: Bool) -> Double {
        let height = height(of: line) + extra
        if isShaded { canvas.ground(.band, x: Self.margin, y: top + 0.4, width: Self.inner, height: height - 0.4) }
        let y = top + extra / 2
        let nameHeight = canvas.text(line.name, Self.nameLook, x: Self.name.x, y: y + 7, width: Self.name.width)
        if let detail = line.detail {
            canvas.text(detail, Self.detailLook, x: Self.name.x, y: y + 7 + nameHeight, width: Self.name.width)
        }
        if let price = line.listPrice {
            let look = canvas.fitted(price, Self.listLook, width: Self.list.width)
            canvas.text(price, look, x: Self.list.x, y: y + 10.6, width: Self.list.width)
            canvas.strike(price, look, x: Self.list.x, y: y + 10.6, width: Self.list.width)
        }
        let member = canvas.fitted(line.memberPrice, Self.memberLook, width: Self.member.width)
        canvas.text(line.memberPrice, member, x: Self.member.x, y: y + 4.3, width: Self.member.width)
        if let discount = line.discount {
            let look = canvas.fitted(discount, Self.discountLook, width: Self.discount.width)
            canvas.text(discount, look, x: Self.discount.x, y: y + 7, width: Self.discount.width)
        }
        let bottom = top + height
        canvas.line(.line, from: (Self.margin, bottom), to: (Self.margin + Self.inner, bottom), width: 0.6)
        return bottom
    }

    /// The lines page by page; a line is never parted.
    private func split(_ board: DiscountBoard) -> [[DiscountBoard.Line]] {
        let room = room(board)
        var pages: [[DiscountBoard.Line]] = [[]]
        var used = 0.0
        for line in board.lines {
            let height = height(of: line)
            if used + height > room, !(pages.last?.isEmpty ?? true) {
                pages.append([])
                used = 0
            }
            pages[pages.count - 1].append(line)
            used += height
        }
        return pages
    }

    /// What the lines of a page have.
    private func room(_ board: DiscountBoard) -> Double { Self.footTop - headHeight(board) - 24 - 8 }

    private func headHeight(_ board: DiscountBoard) -> Double {
        let point = canvas.fitted(board.point, .init(size: 26, isBold: true), width: Self.inner)
        var height = 112 + 14 + canvas.height(board.point, point, width: Self.inner) + 12
        if board.partner != board.point {
            let look = canvas.fitted(board.partner, .init(size: 15, isBold: true), width: Self.inner)
            height += canvas.height(board.partner, look, width: Self.inner) + 2
        }
        if let address = board.address { height += canvas.height(address, .init(size: 12), width: Self.inner) + 2 }
        return height
    }

    // MARK: Foot

    private func drawFoot(_ board: DiscountBoard, page: String?) {
        let (top, side) = (Self.footTop, 112.0)
        canvas.line(.brand, from: (Self.margin, top), to: (Self.margin + Self.inner, top), width: 2)
        let left = Self.inner - side - 16
        var y = top + 12
        y +=
            canvas.text(
                board.dated, .init(size: 16, isBold: true), x: Self.margin, y: y, width: left) + 6
        for remark in board.remarks {
            let look = canvas.fitted(remark, .init(size: 12), width: left, lines: 2)
            y += canvas.text(remark, look, x: Self.margin, y: y, width: left) + 3
        }
        let x = Self.margin + Self.inner - side
        canvas.code(board.codeAddress, x: x, y: top + 8, side: side)
        let caption = canvas.fitted(
            board.codeCaption, .init(size: 9, colour: .muted, alignment: .center), width: side + 20, lines: 2)
        canvas.text(board.codeCaption, caption, x: x - 10, y: top + 8 + side, width: side + 20)
        if let page {
            canvas.text(
                page, .init(size: 10, colour: .muted), x: Self.margin, y: Self.height - 24, width: left)
        }
    }
}
