import Testing

@testable import Documents

@Suite struct DOCXWriterTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    /// Gathers the texts and the names of a part's elements.
    private final class Gatherer: XMLHandler {
        var texts: [String] = []
        var fields: [String] = []
        var elements: [String: Int] = [:]
        private var isText = false
        private var isField = false

        func start(_ name: XMLName, _ attributes: XMLAttributes) {
            elements[String(cString: name.pointer), default: 0] += 1
            isText = name == "t"
            isField = name == "instrText"
            if isText { texts.append("") }
            if isField { fields.append("") }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) {
            if isText { texts[texts.count - 1] += String(decoding: bytes, as: UTF8.self) }
            if isField { fields[fields.count - 1] += String(decoding: bytes, as: UTF8.self) }
        }

        func end(_ name: XMLName) {
            isText = false
            isField = false
        }
    }

    private func gathered(_ document: OfficialDocument, part: String = "word/document.xml") throws -> Gatherer {
        let bytes = try DOCXWriter.file(document, createdUnixSeconds: OfficialDocumentFixture.created)
        let path = try scratch.file(bytes, name: "document.docx")
        let part = try #require(try ZipArchive(path: path, sizeBytes: bytes.count).part(part))
        let gatherer = Gatherer()
        try XMLPushParser.parse(part, limitBytes: 64 << 20, handler: gatherer)
        return gatherer
    }

    @Test func `all texts of a document stand in the file in their order`() throws {
        let texts = try gathered(OfficialDocumentFixture.report).texts

        #expect(
            texts.prefix(16) == [
                "TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BÌNH AN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/BC-LĐLĐ",
                "Bình An, ngày 05 tháng 7 năm 2026", "BÁO CÁO",
                "Kết quả chương trình phúc lợi đoàn viên 6 tháng đầu năm 2026",
                "Kính gửi: Tổng Liên đoàn Lao động Việt Nam", "Căn cứ Luật Công đoàn;",
                "Căn cứ Kế hoạch số 56/KH-TLĐ.", "I. KẾT QUẢ THỰC HIỆN", "1. Ký kết và triển khai",
                "Có 2.150/3.686 đơn vị nộp báo cáo, đạt ",
            ])
        #expect(
            texts.suffix(7) == [
                "Nơi nhận:", "- Như trên;", "- Các công đoàn cơ sở;", "- Lưu: VT.", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH",
                "Nguyễn Thị Thuỷ",
            ])
        #expect(texts.contains("đ) ") && texts.contains("năm"))
    }

    @Test func `letters of a list follow the Vietnamese alphabet`() {
        let list = DocumentList(["một", "hai", "ba", "bốn", "năm"], mark: .letters)

        #expect(list.paragraphs.map { $0.runs[0].text } == ["a) ", "b) ", "c) ", "d) ", "đ) "])
    }

    @Test func `the only field is the number of the page, which stands in the header`() throws {
        let body = try gathered(OfficialDocumentFixture.report)
        let header = try gathered(OfficialDocumentFixture.report, part: "word/header1.xml")

        #expect(body.fields.isEmpty)
        #expect(header.fields == ["PAGE"])
    }

    @Test(arguments: OfficialDocumentFixture.hostileTexts)
    func `a hostile text stays a text`(text: String) throws {
        let gathered = try gathered(OfficialDocumentFixture.hostile(text))

        #expect(gathered.fields.isEmpty)
        #expect(gathered.elements["fldChar"] == nil && gathered.elements["hyperlink"] == nil)
        let plain = DocumentCharacters.clean(text).split(separator: "\n").map(String.init)
        #expect(plain.allSatisfy { line in gathered.texts.contains { $0.contains(line) } })
        #expect(
            gathered.texts.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x202A...0x202E ~= $0.value) })
    }

    @Test func `the properties of a hostile document are read as XML`() throws {
        for text in OfficialDocumentFixture.hostileTexts {
            let properties = try gathered(OfficialDocumentFixture.hostile(text), part: "docProps/core.xml")
            #expect(properties.elements["language"] == 1)
        }
    }

    @Test func `the same input gives the same bytes`() throws {
        let first = try DOCXWriter.file(OfficialDocumentFixture.report, createdUnixSeconds: 1)
        let second = try DOCXWriter.file(OfficialDocumentFixture.report, createdUnixSeconds: 1)

        #expect(first == second)
        #expect(try first != DOCXWriter.file(OfficialDocumentFixture.report, createdUnixSeconds: 100))
    }

    @Test func `the subject of a letter without a header is not lost`() throws {
        let letter = OfficialDocument(fileTitle: "", title: .letter(subject: "V/v phúc lợi"))

        #expect(try gathered(letter).texts == ["V/v phúc lợi"])
    }

    @Test func `an empty document is written`() throws {
        let gathered = try gathered(OfficialDocument(fileTitle: ""))

        #expect(gathered.texts.isEmpty)
    }
}
