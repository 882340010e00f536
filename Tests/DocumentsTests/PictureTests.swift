import Foundation
import TestKit
import Testing

@testable import Documents

/// A picture stands in every kind of file, alike, and other people's programs find it there.
@Suite struct PictureTests {
    private static let picture = DocumentPicture(
        title: "Lượt bán theo tháng", summary: "Tháng 1: 12; tháng 2: 30", width: 3_000, height: 1_500,
        shapes: [
            .box(.step5, x: 100, y: 100, width: 500, height: 800),
            .line(.grey, [(100, 1_000), (2_900, 1_200), (2_900, 1_400)], width: 20, isBroken: true),
            .dot(.black, x: 1_500, y: 700, width: 60),
            .text("Hưng Yên 1.234", x: 1_500, y: 300, size: 120, anchor: .middle),
        ])

    private static var document: OfficialDocument {
        OfficialDocument(
            fileTitle: "Báo cáo", title: .named(kind: "BÁO CÁO", subject: nil),
            body: [.paragraph("Trước"), .picture(picture), .paragraph("Sau"), .picture(picture)])
    }

    private func file(_ bytes: [UInt8], _ name: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)")
        try Data(bytes).write(to: path)
        return path.path
    }

    @Test func `python-docx finds the pictures, no wider than the text, with their words`() throws {
        let path = try file(try DOCXWriter.file(Self.document, createdUnixSeconds: 1), "p.docx")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let script = """
            import docx, sys
            d = docx.Document(sys.argv[1])
            for s in d.inline_shapes:
                print(s.width.pt, s.height.pt, s._inline.docPr.get('descr'))
            """
        guard let told = try OutsideProgram.python(script, path) else { return }
        #expect(told == "300.0 150.0 Tháng 1: 12; tháng 2: 30\n300.0 150.0 Tháng 1: 12; tháng 2: 30\n")
    }

    @Test func `openpyxl finds the picture of a sheet`() throws {
        var sheet = Sheet(name: "Biểu đồ", columns: [], rows: [])
        sheet.pictures = [Self.picture]
        let path = try file(try XLSXWriter.workbook([sheet], title: "T", createdUnixSeconds: 1), "p.xlsx")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let script = """
            import openpyxl, sys, zipfile
            drawn = [n for n in zipfile.ZipFile(sys.argv[1]).namelist() if n.startswith('xl/media/')]
            print(len(drawn), openpyxl.load_workbook(sys.argv[1]).active['A2'].value)
            """
        guard let told = try OutsideProgram.python(script, path) else { return }
        #expect(told == "1 Lượt bán theo tháng\n")
    }

    @Test func `the letters of a picture are letters in the PDF`() throws {
        let path = try file(try PDFWriter.file(Self.document, createdUnixSeconds: 1), "p.pdf")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = try OutsideProgram.poppler("pdftotext", ["-enc", "UTF-8", path, "-"])

        #expect(text.contains("Hưng Yên 1.234"))
        #expect(text.contains("Lượt bán theo tháng"))
    }

    @Test func `the same picture gives the same bytes, and comes back from its data`() throws {
        let bytes = try PicturePNG.bytes(of: Self.picture)
        let stored = try JSONEncoder().encode(Self.document)
        let read = try JSONDecoder().decode(OfficialDocument.self, from: stored)

        #expect(try PicturePNG.bytes(of: Self.picture) == bytes)
        #expect(read == Self.document)
        #expect(
            try PDFWriter.file(read, createdUnixSeconds: 1) == PDFWriter.file(Self.document, createdUnixSeconds: 1))
    }
}
