/// A piece of a document's body.
package enum DocumentBlock: Sendable, Hashable, Codable {
    /// Level 1 bold, 2 bold, 3 bold and italic; the number (`I.`, `1.`) is part of the text.
    case heading(String, level: Int)

    case paragraph(DocumentText)

    /// The grounds of a decision, in italics, with a semicolon after each and a full stop at the end.
    case legalBasis([String])

    case list(DocumentList)
    case table(DocumentTable)

    /// Under its title, as wide as the text at most.
    case picture(DocumentPicture)

    /// Small and in italics: what a figure or table leaves out, up to when it counts, and where it is from.
    case note(String)

    case pageBreak
}
