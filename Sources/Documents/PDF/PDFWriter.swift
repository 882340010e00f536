/// Turns an official document into a PDF file on the same measures as `DOCXWriter`.
///
/// The letters are those of Liberation Serif, which is as wide as Times New Roman; the file carries them with it.
/// It takes some milliseconds a page and the calling thread; calls on several threads do not meet.
package enum PDFWriter {
    /// The bytes of the file; the same input gives the same bytes.
    ///
    /// Throws `UnwritableFile`. A character that the font lacks stands as □.
    package static func file(_ document: OfficialDocument, createdUnixSeconds: Int) throws -> [UInt8] {
        let fonts = try PDFFonts()
        let layout = document.layout
        let surface = try PDFSurface(width: layout.width, height: layout.height)
        surface.set(
            title: DocumentCharacters.line(document.fileTitle),
            author: DocumentCharacters.line(document.header?.issuer ?? ""), createdUnixSeconds: createdUnixSeconds)
        let pages = PDFPages(surface: surface, fonts: fonts, layout: layout)
        let body = PDFBody(document: document, pages: pages)
        body.draw()
        pages.end()
        return try PDFCatalog.naming(language: document.languageTag, in: surface.finish())
    }
}
