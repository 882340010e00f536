/// A picture of a DOCX file: its title, and the dots that stand in a part of their own.
///
/// Source: ECMA-376 part 1, 20.4.
struct DOCXPicture {
    let picture: DocumentPicture

    /// From one, in the order of the document.
    let number: Int
    let layout: PageLayout

    /// English metric units in a point.
    private static let unitsPerPoint = 12_700.0

    private static let drawings = "http://schemas.openxmlformats.org/drawingml/2006/"

    func xml() -> String {
        DOCXText.paragraph(picture.title, .caption, .init(keepsWithNext: true), layout: layout)
            + #"<w:p><w:pPr><w:spacing w:after="120"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>"# + inline
            + "</w:drawing></w:r></w:p>"
    }

    private var inline: String {
        let natural = (width: Double(picture.width) / 10, height: Double(picture.height) / 10)
        let scale = min(1, layout.textWidth / natural.width)
        let extent =
            #"cx="\#(Int(natural.width * scale * Self.unitsPerPoint))" "#
            + #"cy="\#(Int(natural.height * scale * Self.unitsPerPoint))""#
        let summary = DOCXText.escaped(DocumentCharacters.line(picture.summary))
        let named = #"id="\#(number)" name="picture\#(number)""#
        return
            #"<wp:inline xmlns:wp="\#(Self.drawings)wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">"#
            + #"<wp:extent \#(extent)/><wp:docPr \#(named) descr="\#(summary)"/>"#
            + #"<a:graphic xmlns:a="\#(Self.drawings)main"><a:graphicData uri="\#(Self.drawings)picture">"#
            + #"<pic:pic xmlns:pic="\#(Self.drawings)picture"><pic:nvPicPr><pic:cNvPr \#(named)/><pic:cNvPicPr/>"#
            + #"</pic:nvPicPr><pic:blipFill><a:blip r:embed="\#(DOCXParts.pictureId(number))"/>"#
            + #"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>"#
            + #"<a:ext \#(extent)/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"#
            + "</a:graphicData></a:graphic></wp:inline>"
    }
}
