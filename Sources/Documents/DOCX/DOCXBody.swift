/// The text of a DOCX file, from the header to the recipients.
struct DOCXBody {
    private let document: OfficialDocument
    private let layout: PageLayout

    static func xml(_ document: OfficialDocument) -> String {
        let body = DOCXBody(document: document, layout: document.layout)
        return DOCXParts.declaration + "<w:document \(DOCXParts.namespaces)><w:body>" + body.header() + body.title()
            + body.addressee() + body.blocks() + body.ending() + body.section()
            + "</w:body></w:document>"
    }

    /// Issuer and number at the left, heading of the nation, place and date at the right.
    private func header() -> String {
        guard let header = document.header else { return "" }
        let widths = [layout.issuerWidth, layout.textWidth - layout.issuerWidth]
        let superior = header.superior.map { BalancedLines.broken($0, .superior, width: widths[0]) }
        let issuer = BalancedLines.broken(header.issuer, .issuer, width: widths[0])
        let left =
            (superior.map { text($0, .superior) } ?? "") + text(issuer, .issuer)
            + rule(under: issuer, .issuer, share: 0.4, in: widths[0])
        var right = header.heading.name.isEmpty ? "" : text(header.heading.name, .nation)
        if let motto = header.heading.motto {
            right += text(motto, .motto) + rule(under: motto, .motto, share: 1, in: widths[1])
        }
        var number = text(header.number, .number)
        if case .letter(let subject) = document.title {
            let balanced = BalancedLines.broken(subject, .letterSubject, width: widths[0])
            number += text(balanced, .letterSubject, .init(before: layout.subjectGap))
        }
        let date = text(header.placeAndDate, .placeAndDate)
        return DOCXTable.unruled([[left, right.isEmpty ? text("", .nation) : right], [number, date]], widths: widths)
            + DOCXText.room(12)
    }

    private func rule(under text: String, _ style: TextStyle, share: Double, in width: Double) -> String {
        let longest = DocumentCharacters.clean(text).split(separator: "\n")
            .map { TimesWidth.ofBold(String($0), size: style.size) }.max()
        return DOCXText.rule(length: min(longest ?? 0, width) * share, in: width)
    }

    private func title() -> String {
        let kind = document.titleKind.map { kind in
            text(kind, .kind, .init(styleName: "Title", before: 6, after: 2, keepsWithNext: true))
        }
        let subject = document.titleSubject.map { subject in
            let balanced = BalancedLines.broken(subject, .subject, width: layout.textWidth)
            return text(balanced, .subject, .init(keepsWithNext: true))
                + rule(under: balanced, .subject, share: 0.4, in: layout.textWidth)
        }
        guard kind != nil || subject != nil else { return "" }
        return (kind ?? "") + (subject ?? "") + DOCXText.room(10)
    }

    private func addressee() -> String {
        guard let addressee = document.addressee else { return "" }
        if addressee.names.count == 1 {
            return text("\(addressee.caption) \(addressee.names[0])", .addressee, .init(after: 12))
        }
        let names = DocumentList.ended(addressee.names)
        var style = TextStyle.addresseeItem
        style.alignment = .left
        let items = names.enumerated().map { index, name in
            let room = index == names.count - 1 ? 12.0 : 0
            return text("- " + name, style, .init(after: room))
        }
        let width = layout.textWidth / 4
        let caption = text(addressee.caption, .addressee)
        return DOCXTable.unruled(
            [[caption, items.joined()]], widths: [width + layout.indent, layout.textWidth - width - layout.indent])
            + DOCXText.room(2)
    }

    private func blocks() -> String {
        var pictures = 0
        return document.body.enumerated().map { index, block in
            if case .picture(let picture) = block {
                pictures += 1
                return DOCXPicture(picture: picture, number: pictures, layout: layout).xml()
            }
            return self.block(block, isLast: index == document.body.count - 1)
        }.joined()
    }

    private func block(_ block: DocumentBlock, isLast: Bool) -> String {
        switch block {
        case .heading(let heading, let level):
            let level = min(max(level, 1), 3)
            return text(
                heading, .heading(level: level),
                .init(styleName: "Heading\(level)", after: layout.gap, keepsWithNext: true))
        case .paragraph(let paragraph):
            return paragraphs([paragraph], .paragraph, isLast: isLast)
        case .legalBasis(let grounds):
            return paragraphs(DocumentList.ended(grounds).map { DocumentText($0) }, .legalBasis, isLast: isLast)
        case .list(let list):
            return paragraphs(list.paragraphs, .paragraph, isLast: isLast)
        case .table(let table):
            return DOCXTable(table: table, layout: layout).xml()
        case .picture:
            return ""
        case .note(let note):
            return paragraphs([DocumentText(note)], .note, isLast: isLast)
        case .pageBreak:
            return #"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#
        }
    }

    /// Paragraphs; the last of the document goes overleaf with the signature, which never stands there alone.
    private func paragraphs(_ paragraphs: [DocumentText], _ style: TextStyle, isLast: Bool) -> String {
        paragraphs.enumerated().map { index, paragraph in
            let keeps = isLast && index == paragraphs.count - 1
            return DOCXText.paragraph(
                paragraph, style, .init(after: layout.gap, keepsWithNext: keeps), layout: layout)
        }.joined()
    }

    /// Recipients at the left, signature at the right.
    private func ending() -> String {
        guard document.signature != nil || document.recipients != nil else { return "" }
        let half = layout.textWidth / 2
        var left = ""
        if let recipients = document.recipients {
            left += text(recipients.caption, .recipientCaption)
            left += recipients.lines.map { text($0, .recipient) }.joined()
        }
        var right = ""
        if let signature = document.signature {
            if let authority = signature.authority { right += text(authority, .post) }
            right += text(signature.post, .post) + DOCXText.room(layout.signatureRoom)
            right += text(signature.signer ?? "", .post)
        }
        let empty = text("", .recipient)
        return DOCXText.room(12, keepsWithNext: true)
            + DOCXTable.unruled([[left.isEmpty ? empty : left, right.isEmpty ? empty : right]], widths: [half, half])
    }

    /// The page: its size, its margins, and its number from the second page on.
    private func section() -> String {
        let twips = DOCXText.twips
        let turned = layout.orientation == .landscape ? #" w:orient="landscape""# : ""
        let reference = #"<w:headerReference w:type="default" r:id="rId3"/>"#
        // A paragraph must follow a table; it is too small to begin a page.
        return DOCXText.room(1) + "<w:sectPr>\(reference)"
            + #"<w:pgSz w:w="\#(twips(layout.width))" w:h="\#(twips(layout.height))"\#(turned)/>"#
            + #"<w:pgMar w:top="\#(twips(layout.top))" w:right="\#(twips(layout.right))" "#
            + #"w:bottom="\#(twips(layout.bottom))" w:left="\#(twips(layout.left))" "#
            + #"w:header="\#(twips(layout.pageNumberTop))" w:footer="\#(twips(layout.pageNumberTop))" w:gutter="0"/>"#
            + #"<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#
    }

    private func text(_ text: String, _ style: TextStyle, _ setting: DOCXText.Setting = .init()) -> String {
        DOCXText.paragraph(text, style, setting, layout: layout)
    }
}
