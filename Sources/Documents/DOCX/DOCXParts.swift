import Kernel

/// The parts of a DOCX file beside its text.
///
/// Source: ECMA-376 part 1.
enum DOCXParts {
    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
        + #"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#

    private static let officeTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    private static let relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let packages = "http://schemas.openxmlformats.org/package/2006/"
    private static let propertiesType = "application/vnd.openxmlformats-package.core-properties+xml"

    static let contentTypes =
        declaration + #"<Types xmlns="\#(packages)content-types">"#
        + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#
        + #"<Default Extension="png" ContentType="image/png"/>"#
        + type(of: "/word/document.xml", officeTypes + "document.main+xml")
        + type(of: "/word/styles.xml", officeTypes + "styles+xml")
        + type(of: "/word/settings.xml", officeTypes + "settings+xml")
        + type(of: "/word/header1.xml", officeTypes + "header+xml")
        + type(of: "/docProps/core.xml", propertiesType) + "</Types>"

    static let relationships =
        declaration + #"<Relationships xmlns="\#(packages)relationships">"#
        + relation("rId1", relationTypes + "officeDocument", "word/document.xml")
        + relation("rId2", packages + "relationships/metadata/core-properties", "docProps/core.xml")
        + "</Relationships>"

    static func documentRelationships(pictures: Int) -> String {
        declaration + #"<Relationships xmlns="\#(packages)relationships">"#
            + relation("rId1", relationTypes + "styles", "styles.xml")
            + relation("rId2", relationTypes + "settings", "settings.xml")
            + relation("rId3", relationTypes + "header", "header1.xml")
            + (1..<(pictures + 1)).map { relation(pictureId($0), relationTypes + "image", pictureName($0)) }.joined()
            + "</Relationships>"
    }

    static func pictureId(_ number: Int) -> String { "rIdPicture\(number)" }

    static func pictureName(_ number: Int) -> String { "media/picture\(number).png" }

    /// Word lays documents without this out as its version of 2007 did.
    static let settings =
        declaration + "<w:settings \(namespaces)>"
        + #"<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>"#
        + #"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#
        + "</w:compat></w:settings>"

    /// The page's number, centred in the upper margin.
    static let pageNumber =
        declaration + "<w:hdr \(namespaces)>"
        + #"<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>"#
        + field(#"<w:fldChar w:fldCharType="begin"/>"#)
        + field(#"<w:instrText xml:space="preserve">PAGE</w:instrText>"#)
        + field(#"<w:fldChar w:fldCharType="separate"/>"#) + field("<w:t>2</w:t>")
        + field(#"<w:fldChar w:fldCharType="end"/>"#) + "</w:p></w:hdr>"

    /// Title, language and time of making.
    static func properties(_ document: OfficialDocument, createdUnixSeconds: Int) -> String {
        let time = timestamp(createdUnixSeconds)
        return declaration + #"<cp:coreProperties xmlns:cp="\#(packages)metadata/core-properties" "#
            + #"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#
            + #"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#
            + "<dc:title>\(DOCXText.escaped(DocumentCharacters.line(document.fileTitle)))</dc:title>"
            + "<dc:creator>\(DOCXText.escaped(DocumentCharacters.line(document.header?.issuer ?? "")))</dc:creator>"
            + "<dc:language>\(document.languageTag)</dc:language>"
            + #"<dcterms:created xsi:type="dcterms:W3CDTF">\#(time)</dcterms:created>"#
            + #"<dcterms:modified xsi:type="dcterms:W3CDTF">\#(time)</dcterms:modified></cp:coreProperties>"#
    }

    static func styles(_ document: OfficialDocument) -> String {
        let heading = #"<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>"#
        let headings = (1...3).map { level in
            #"<w:style w:type="paragraph" w:styleId="Heading\#(level)"><w:name w:val="heading \#(level)"/>\#(heading)"#
                + #"<w:pPr><w:keepNext/><w:outlineLvl w:val="\#(level - 1)"/></w:pPr></w:style>"#
        }.joined()
        let tag = document.languageTag
        return declaration + "<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>"
            + #"<w:rFonts w:ascii="\#(font)" w:hAnsi="\#(font)" w:eastAsia="\#(font)" w:cs="\#(font)"/>"#
            + #"<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>"#
            + #"<w:lang w:val="\#(tag)" w:eastAsia="\#(tag)"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"#
            + #"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>"#
            + #"</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">"#
            + #"<w:name w:val="Normal"/><w:qFormat/></w:style>"#
            + #"<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>\#(heading)</w:style>"# + headings
            + #"<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>"#
            + #"<w:basedOn w:val="Normal"/></w:style>"#
            + #"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#
            + #"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>"#
            + #"<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>"#
            + "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    }

    private static let font = "Times New Roman"

    /// A run of the page number.
    private static func field(_ content: String) -> String {
        let size = Int(TextStyle.pageNumber.size * 2)
        return #"<w:r><w:rPr><w:sz w:val="\#(size)"/><w:szCs w:val="\#(size)"/></w:rPr>\#(content)</w:r>"#
    }

    private static func type(of part: String, _ type: String) -> String {
        #"<Override PartName="\#(part)" ContentType="\#(type)"/>"#
    }

    private static func relation(_ id: String, _ type: String, _ target: String) -> String {
        #"<Relationship Id="\#(id)" Type="\#(type)" Target="\#(target)"/>"#
    }

    /// `2026-06-30T16:59:59Z`.
    static func timestamp(_ unixSeconds: Int) -> String {
        // Years of four digits, which is what the formats hold.
        let seconds = min(max(unixSeconds, 0), 253_402_300_799)
        let ofDay = seconds % 86_400
        let time = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
        return "\(Day(number: Int32(seconds / 86_400)))T\(time)Z"
    }
}
