/// Draws recipients at the left and the signature at the right; both stay on one page where they can.
struct PDFEnding {
    let signature: SignatureBlock?
    let recipients: RecipientList?
    let pages: PDFPages

    /// A text, or room without one.
    private enum Part {
        case text(PDFText)
        case room(Double)

        var height: Double {
            switch self {
            case .text(let text): text.height
            case .room(let height): height
            }
        }
    }

    /// What recipients and signature take together; 0 without them.
    var height: Double {
        [recipientParts, signatureParts].map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
    }

    func draw() {
        let left = recipientParts
        let right = signatureParts
        guard !left.isEmpty || !right.isEmpty else { return }
        let heights = [left, right].map { $0.reduce(0) { $0 + $1.height } }
        pages.skip(12)
        let layout = pages.layout
        pages.need(heights.max() ?? 0)
        if (heights.max() ?? 0) > pages.fullRoom {
            drawAcrossPages(left + right)
        } else {
            let top = pages.y
            draw(left, x: layout.left, top: top)
            draw(right, x: layout.left + width, top: top)
            pages.advance(heights.max() ?? 0)
        }
    }

    private var width: Double { pages.layout.textWidth / 2 }

    private var recipientParts: [Part] {
        guard let recipients else { return [] }
        return [part(recipients.caption, .recipientCaption)] + recipients.lines.map { part($0, .recipient) }
    }

    private var signatureParts: [Part] {
        guard let signature else { return [] }
        return (signature.authority.map { [part($0, .post)] } ?? [])
            + [part(signature.post, .post), .room(pages.layout.signatureRoom)]
            + (signature.signer.map { [part($0, .post)] } ?? [])
    }

    private func part(_ text: String, _ style: TextStyle) -> Part {
        .text(pages.text(DocumentText(text), style, width: width))
    }

    private func draw(_ parts: [Part], x: Double, top: Double) {
        var y = top
        for part in parts {
            if case .text(let text) = part { pages.draw(text, x: x, y: y) }
            y += part.height
        }
    }

    /// More recipients than a page holds: line by line, the signature below them.
    private func drawAcrossPages(_ parts: [Part]) {
        for part in parts {
            guard case .text(let text) = part else {
                pages.advance(part.height)
                continue
            }
            for index in text.lines.indices {
                pages.need(text.lines[index].height)
                pages.draw(text, index..<index + 1, x: pages.layout.left, y: pages.y)
                pages.advance(text.lines[index].height)
            }
        }
    }
}
