/// Turns an official document into a DOCX file.
///
/// The texts of the document become texts of the file and nothing else: no field, no link, no macro. The only field is
/// the page's own number.
package enum DOCXWriter {
    /// The bytes of the file; the same input gives the same bytes.
    ///
    /// Throws `UnwritableFile`.
    package static func file(_ document: OfficialDocument, createdUnixSeconds: Int) throws -> [UInt8] {
        let pictures = try document.pictures.map { try PicturePNG.bytes(of: $0) }
        return try ZipOutput.archive(
            [
                ZipOutput.Part("[Content_Types].xml", DOCXParts.contentTypes),
                ZipOutput.Part("_rels/.rels", DOCXParts.relationships),
                ZipOutput.Part(
                    "docProps/core.xml", DOCXParts.properties(document, createdUnixSeconds: createdUnixSeconds)),
                ZipOutput.Part("word/document.xml", DOCXBody.xml(document)),
                ZipOutput.Part(
                    "word/_rels/document.xml.rels", DOCXParts.documentRelationships(pictures: pictures.count)),
                ZipOutput.Part("word/styles.xml", DOCXParts.styles(document)),
                ZipOutput.Part("word/settings.xml", DOCXParts.settings),
                ZipOutput.Part("word/header1.xml", DOCXParts.pageNumber),
            ] + pictures.enumerated().map { ZipOutput.Part("word/" + DOCXParts.pictureName($0 + 1), $1) })
    }
}
