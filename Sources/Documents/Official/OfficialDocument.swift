/// An official document as plain data: what stands on the paper, and nothing about how it is drawn.
///
/// `DOCXWriter` and `PDFWriter` write the same value. Every text is the caller's, the captions too ("Số:", "Kính gửi:",
/// "Nơi nhận:"). Source: Decree 30/2020/NĐ-CP, appendix I.
package struct OfficialDocument: Sendable, Hashable, Codable {
    /// What the file calls itself in its properties.
    package var fileTitle: String

    /// The language of the texts, as BCP 47 names it.
    package var language: String

    package var orientation: PageLayout.Orientation

    /// Issuer, number, place and date above the first page; nil for an annex without them.
    package var header: DocumentHeader?

    package var title: DocumentTitle?
    package var addressee: Addressee?
    package var body: [DocumentBlock]
    package var signature: SignatureBlock?
    package var recipients: RecipientList?

    package init(
        fileTitle: String, language: String = "vi-VN", orientation: PageLayout.Orientation = .portrait,
        header: DocumentHeader? = nil, title: DocumentTitle? = nil, addressee: Addressee? = nil,
        body: [DocumentBlock] = [], signature: SignatureBlock? = nil, recipients: RecipientList? = nil
    ) {
        self.fileTitle = fileTitle
        self.language = language
        self.orientation = orientation
        self.header = header
        self.title = title
        self.addressee = addressee
        self.body = body
        self.signature = signature
        self.recipients = recipients
    }

    /// The kind in the middle of the page; nil for a letter.
    var titleKind: String? {
        guard case .named(let kind, _) = title else { return nil }
        return kind
    }

    /// The subject in the middle of the page; that of a letter only where there is no number to stand under.
    var titleSubject: String? {
        switch title {
        case .named(_, let subject): subject
        case .letter(let subject): header == nil ? subject : nil
        case nil: nil
        }
    }

    /// The pictures in their order.
    package var pictures: [DocumentPicture] {
        body.compactMap { block in
            if case .picture(let picture) = block { picture } else { nil }
        }
    }

    /// The page as the document is set on it.
    var layout: PageLayout { PageLayout(orientation: orientation) }

    /// The language as it may stand in a file: letters, digits and hyphens, or else Vietnamese.
    var languageTag: String {
        let isTag = language.utf8.allSatisfy {
            $0 == UInt8(ascii: "-") || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
        return isTag && (2...35).contains(language.utf8.count) ? language : "vi-VN"
    }
}
