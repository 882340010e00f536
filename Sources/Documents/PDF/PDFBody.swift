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
            draw(block)
        }
        PDFEnding(signature: document.signature, recipients: document.recipients, pages: pages).draw()
    }

    private func drawTitle() {
        guard case .named(let kind, let subject) = document.title else { return }
        pages.skip(6)
        pages.paragraph(DocumentText(kind), .kind, after: subject == nil ? 10 : 2)
        guard let subject else { return }
        let balanced = BalancedLines.broken(subject, .subject, width: layout.textWidth)
        let text = pages.text(DocumentText(balanced), .subject, width: layout.textWidth)
        pages.need(text.height + 14)
        text.draw(x: layout.left, y: pages.y, on: pages.surface.canvas)
        pages.advance(text.height)
        PDFHeader.rule(length: text.widest * 0.4, x: layout.left, width: layout.textWidth, pages: pages)
        pages.advance(14)
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
        caption.draw(x: layout.left, y: pages.y, on: pages.surface.canvas)
        for name in DocumentList.ended(addressee.names) {
            let item = pages.text(DocumentText("- " + name), .addresseeItem, width: layout.textWidth - width)
            pages.need(item.height)
            item.draw(x: layout.left + width, y: pages.y, on: pages.surface.canvas)
            pages.advance(item.height)
        }
        pages.advance(addressee.names.isEmpty ? caption.height + 14 : 14)
    }

    private func draw(_ block: DocumentBlock) {
        switch block {
        case .heading(let heading, let level):
            pages.paragraph(DocumentText(heading), .heading(level: level), after: layout.gap)
        case .paragraph(let paragraph):
            pages.paragraph(paragraph, .paragraph, after: layout.gap)
        case .legalBasis(let grounds):
            for ground in DocumentList.ended(grounds) {
                pages.paragraph(DocumentText(ground), .legalBasis, after: layout.gap)
            }
        case .list(let list):
            for paragraph in list.paragraphs { pages.paragraph(paragraph, .paragraph, after: layout.gap) }
        case .table(let table):
            PDFTable(table: table, pages: pages)?.draw()
        case .note(let note):
            pages.paragraph(DocumentText(note), .note, after: layout.gap)
        case .pageBreak:
            pages.turn()
        }
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
