/// Draws a leaflet: A4 lying, folded in three, both sides; the inner one holds the three blocks.
///
/// The panel that is folded in is two millimetres narrower than the others, so that it lies flat.
package struct LeafletPDF {
    private let canvas: PosterCanvas
    private let leaflet: Leaflet

    private static let width = PageLayout.millimetres(297)
    private static let height = PageLayout.millimetres(210)
    private static let narrow = PageLayout.millimetres(97)
    private static let wide = PageLayout.millimetres(100)
    private static let margin = PageLayout.millimetres(9)

    /// The bytes of the file; the same leaflet and time give the same bytes.
    ///
    /// Throws `UnwritableFile`.
    package static func file(
        _ leaflet: Leaflet, language: String = "vi-VN", createdUnixSeconds: Int
    ) throws -> [UInt8] {
        let canvas = try PosterCanvas(width: width, height: height, scale: 1)
        canvas.surface.set(
            title: DocumentCharacters.line("\(leaflet.heading) – \(leaflet.owner)"),
            author: DocumentCharacters.line(leaflet.owner), createdUnixSeconds: createdUnixSeconds)
        LeafletPDF(canvas: canvas, leaflet: leaflet).draw()
        return try PDFCatalog.naming(language: language, in: canvas.surface.finish())
    }

    private func draw() {
        // Outside, as it lies open: the panel folded in, the back, the cover.
        drawBlock(leaflet.aside, x: 0, width: Self.narrow, number: nil)
        drawBack(x: Self.narrow, width: Self.wide)
        drawCover(x: Self.narrow + Self.wide, width: Self.wide)
        drawFolds([Self.narrow, Self.narrow + Self.wide])
        canvas.endPage()
        // Inside: the narrow panel lies on the other side.
        var x = 0.0
        for (index, block) in leaflet.blocks.prefix(3).enumerated() {
            let width = index == 2 ? Self.narrow : Self.wide
            drawBlock(block, x: x, width: width, number: index + 1)
            x += width
        }
        drawFolds([Self.wide, 2 * Self.wide])
        canvas.endPage()
    }

    private func drawFolds(_ places: [Double]) {
        for x in places {
            canvas.fold(x: x, from: 0, to: 14)
            canvas.fold(x: x, from: Self.height - 14, to: Self.height)
        }
    }

    private func drawCover(x: Double, width: Double) {
        let (left, inner) = (x + Self.margin, width - 2 * Self.margin)
        canvas.ground(.brand, x: x, y: 0, width: width, height: Self.height)
        canvas.text(
            leaflet.kind.uppercased(), .init(size: 12, isBold: true, colour: .white), x: left, y: 60, width: inner)
        let heading = canvas.fitted(
            leaflet.heading, .init(size: 32, isBold: true, colour: .white), width: inner, lines: 5)
        let height = canvas.text(leaflet.heading, heading, x: left, y: 90, width: inner, tag: .title)
        canvas.ground(.white, x: left, y: 90 + height + 18, width: 48, height: 4)
        let owner = canvas.fitted(
            leaflet.owner, .init(size: 17, isBold: true, colour: .white), width: inner, lines: 5)
        canvas.text(leaflet.owner, owner, x: left, y: 90 + height + 36, width: inner)
        canvas.text(
            leaflet.dated, .init(size: 11, colour: .white), x: left, y: Self.height - 60, width: inner)
    }

    private func drawBack(x: Double, width: Double) {
        let (left, inner, side) = (x + Self.margin, width - 2 * Self.margin, 150.0)
        var y = 110.0
        let title = PosterCanvas.Look(size: 16, isBold: true, colour: .brand, alignment: .center)
        y += canvas.text(leaflet.backTitle, title, x: left, y: y, width: inner, tag: .heading1) + 12
        canvas.code(leaflet.codeAddress, x: left + (inner - side) / 2, y: y, side: side)
        y += side + 6
        let address = canvas.fitted(
            leaflet.codeAddress, .init(size: 9, colour: .muted, alignment: .center), width: inner, lines: 2)
        y += canvas.text(leaflet.codeAddress, address, x: left, y: y, width: inner) + 20
        canvas.text(leaflet.backText, .init(size: 11, alignment: .center), x: left, y: y, width: inner)
    }

    // MARK: Blocks

    private func drawBlock(_ block: Leaflet.Block, x: Double, width: Double, number: Int?) {
        let (left, inner) = (x + Self.margin, width - 2 * Self.margin)
        var y = Self.margin + 4
        canvas.ground(.brand, x: left, y: y, width: inner, height: 4)
        y += 12
        let title = (number.map { "\($0). " } ?? "") + block.title
        let look = canvas.fitted(title, .init(size: 16, isBold: true, colour: .brand), width: inner, lines: 2)
        y += canvas.text(title, look, x: left, y: y, width: inner, tag: .heading1) + 8
        guard !block.items.isEmpty else {
            canvas.text(block.whenEmpty, .init(size: 11, colour: .muted), x: left, y: y, width: inner)
            return
        }
        let room = Self.height - Self.margin - 16 - y
        let size = [13, 12, 11, 10.5, 10, 9.5, 9, 8.5].first { height(block.items, $0, inner) <= room } ?? 8.5
        drawItems(block.items, size, x: left, y: y, width: inner, room: room)
    }

    private func drawItems(
        _ items: [Leaflet.Block.Item], _ size: Double, x: Double, y: Double, width: Double, room: Double
    ) {
        var y = y
        let bottom = y + room
        for (index, item) in items.enumerated() {
            // Room for the line that says how many more there are.
            let isLast = index == items.count - 1
            guard y + height(item, size, width) <= bottom - (isLast ? 0 : size * 1.6) else {
                let more = leaflet.moreFormat.replacing("{count}", with: String(items.count - index))
                canvas.text(more, .init(size: size, isBold: true, colour: .brand), x: x, y: y, width: width)
                return
            }
            canvas.ground(.brand, x: x, y: y + size * 0.45, width: 4, height: 4)
            y += canvas.text(item.title, Self.title(size), x: x + 10, y: y, width: width - 10)
            if let detail = item.detail {
                y += canvas.text(detail, Self.detail(size), x: x + 10, y: y, width: width - 10)
            }
            y += size * 0.4
        }
    }

    private func height(_ items: [Leaflet.Block.Item], _ size: Double, _ width: Double) -> Double {
        items.reduce(0) { $0 + height($1, size, width) }
    }

    private func height(_ item: Leaflet.Block.Item, _ size: Double, _ width: Double) -> Double {
        canvas.height(item.title, Self.title(size), width: width - 10)
            + (item.detail.map { canvas.height($0, Self.detail(size), width: width - 10) } ?? 0) + size * 0.4
    }

    private static func title(_ size: Double) -> PosterCanvas.Look { .init(size: size, isBold: true) }
    private static func detail(_ size: Double) -> PosterCanvas.Look { .init(size: size - 1, colour: .muted) }
}
