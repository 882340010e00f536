/// Draws a document from its header to its recipients.
struct PDFBody {
    let document: OfficialDocument
    let pages: PDFPages

    private var layout: PageLayout { pages.layout }

    func draw() {
        if let header = document.header {
            PDFHeader(header: header, title: document.title, pages: pages).draw()
            pages.advance(12)
        }
        drawTitle()
        drawAddressee()
        for (index, block) in document.body.enumerated() {
            if case .heading = block { pages.need(room(forHeadingAt: index)) }
            draw(block, isLast: index == document.body.count - 1)
        }
        ending.draw()
    }

    private var ending: PDFEnding {
        PDFEnding(signature: document.signature, recipients: document.recipients, pages: pages)
    }

    private func drawTitle() {
        guard document.titleKind != nil || document.titleSubject != nil else { return }
        pages.skip(6)
        if let kind = document.titleKind { pages.paragraph(DocumentText(kind), .kind, after: 2, tag: .title) }
        if let subject = document.titleSubject {
            let balanced = BalancedLines.broken(subject, .subject, width: layout.textWidth)
            let text = pages.text(DocumentText(balanced), .subject, width: layout.textWidth)
            if text.height + 14 < pages.fullRoom { pages.need(text.height + 14) }
            pages.paragraph(DocumentText(balanced), .subject)
            PDFHeader.rule(length: text.widest * 0.4, x: layout.left, width: layout.textWidth, pages: pages)
            pages.advance(4)
        }
        pages.advance(10)
    }

    private func drawAddressee() {
        guard let addressee = document.addressee else { return }
        if addressee.names.count == 1 {
            pages.paragraph("\(addressee.caption) \(addressee.names[0])", .addressee, after: 12)
            return
        }
        let width = layout.textWidth / 4 + layout.indent
        let caption = pages.text(DocumentText(addressee.caption), .addressee, width: width)
        pages.need(caption.height)
        pages.draw(caption, x: layout.left, y: pages.y)
        for name in DocumentList.ended(addressee.names) {
            let item = pages.text(DocumentText("- " + name), .addresseeItem, width: layout.textWidth - width)
            pages.need(item.height)
            pages.draw(item, x: layout.left + width, y: pages.y)
            pages.advance(item.height)
        }
        pages.advance(addressee.names.isEmpty ? caption.height + 14 : 14)
    }

    private func draw(_ block: DocumentBlock, isLast: Bool) {
        switch block {
        case .heading(let heading, let level):
            pages.paragraph(
                DocumentText(heading), .heading(level: level), after: layout.gap, tag: .heading(level: level))
        case .paragraph(let paragraph):
            draw([paragraph], .paragraph, isLast: isLast)
        case .legalBasis(let grounds):
            draw(DocumentList.ended(grounds).map { DocumentText($0) }, .legalBasis, isLast: isLast)
        case .list(let list):
            draw(list.paragraphs, .paragraph, isLast: isLast)
        case .table(let table):
            PDFTable(table: table, pages: pages)?.draw()
        case .picture(let picture):
            draw(picture)
        case .note(let note):
            draw([DocumentText(note)], .note, isLast: isLast)
        case .pageBreak:
            pages.turn()
        }
    }

    /// Sets paragraphs; the last of the document goes overleaf with the signature, which never stands there alone.
    private func draw(_ paragraphs: [DocumentText], _ style: TextStyle, isLast: Bool) {
        for (index, paragraph) in paragraphs.enumerated() {
            if isLast, index == paragraphs.count - 1 {
                let height = pages.text(paragraph, style, width: layout.textWidth).height
                let needed = height + layout.gap + 12 + ending.height
                if needed < pages.fullRoom { pages.need(needed) }
            }
            pages.paragraph(paragraph, style, after: layout.gap)
        }
    }

    /// Title and picture stand together; the picture grows no wider than it is, and smaller where the page is.
    private func draw(_ picture: DocumentPicture) {
        let drawing = PictureDrawing(picture: picture, fonts: pages.fonts)
        let title = pages.text(DocumentText(picture.title), .caption, width: layout.textWidth)
        let room = pages.fullRoom - title.height - layout.gap
        let scale = min(1, layout.textWidth / drawing.width, room / drawing.height)
        pages.need(title.height + drawing.height * scale)
        pages.draw(title, x: layout.left, y: pages.y)
        pages.advance(title.height)
        pages.surface.begin(.figure)
        drawing.draw(
            on: pages.surface.canvas, x: layout.left + (layout.textWidth - drawing.width * scale) / 2, y: pages.y,
            scale: scale)
        pages.surface.blacken()
        pages.surface.end(.figure)
        pages.advance(drawing.height * scale + layout.gap)
    }

    /// Headings that follow each other stay together, with some lines of what comes below.
    private func room(forHeadingAt index: Int) -> Double {
        var height = 60.0
        for block in document.body[index...] {
            guard case .heading(let heading, let level) = block else { break }
            height += pages.text(DocumentText(heading), .heading(level: level), width: layout.textWidth).height
            height += layout.gap
        }
        return min(height, pages.fullRoom / 2)
    }
}
