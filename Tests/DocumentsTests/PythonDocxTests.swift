import Documents
import TestKit
import Testing

/// Reads our DOCX files with python-docx and measures them by Decree 30/2020/NĐ-CP, appendix I.
@Suite struct PythonDocxTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func lines(
        _ script: String, of document: OfficialDocument = OfficialDocumentFixture.report
    ) throws -> [Substring]? {
        let bytes = try DOCXWriter.file(document, createdUnixSeconds: OfficialDocumentFixture.created)
        let path = try scratch.file(bytes, name: "report.docx")
        let begin = """
            import docx, sys
            document = docx.Document(sys.argv[1])
            section = document.sections[0]
            tables = document.tables
            def described(paragraph):
                run = paragraph.runs[0]
                return (paragraph.text, run.font.size.pt, bool(run.font.bold), bool(run.font.italic),
                        str(paragraph.alignment).split(" ")[0])

            """
        return try OutsideProgram.python(begin + script, path)?.split(separator: "\n")
    }

    @Test func `paper, margins, font and page number are those of the decree`() throws {
        let lines = try lines(
            """
            print(round(section.page_width.mm), round(section.page_height.mm))
            print([round(side.mm, 1) for side in (section.top_margin, section.bottom_margin, section.left_margin,
                                                  section.right_margin)])
            print(section.header_distance < section.top_margin, section.different_first_page_header_footer)
            page = section.header.paragraphs[0]
            print(page.alignment, {run.font.size.pt for run in page.runs},
                  section.first_page_header.is_linked_to_previous)
            fonts = document.styles.element.xpath("//w:rPrDefault/w:rPr/w:rFonts")[0].attrib.values()
            print(set(fonts), document.element.xpath("//w:rFonts"))
            print(document.styles.element.xpath("//w:lang/@w:val"), document.core_properties.title,
                  document.core_properties.language, document.core_properties.created.isoformat())
            """)

        guard let lines else { return }
        #expect(
            lines == [
                "210 297", "[20.0, 20.0, 30.0, 15.0]", "True True", "CENTER (1) {13.0} True",
                "{'Times New Roman'} []",
                "['vi-VN'] Báo cáo phúc lợi 6 tháng vi-VN 2026-01-01T00:00:00+00:00",
            ])
    }

    @Test func `the header has issuer and number at the left, the nation, place and date at the right`() throws {
        let lines = try lines(
            """
            head = tables[0]
            for row in head.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        if paragraph.runs: print(described(paragraph))
                        else: print("line", bool(paragraph._p.xpath("./w:pPr/w:pBdr/w:top")))
            print([round(cell.width.mm) for cell in head.rows[0].cells])
            """)

        guard let lines else { return }
        #expect(
            lines == [
                "('TỔNG LIÊN ĐOÀN\\nLAO ĐỘNG VIỆT NAM', 12.0, False, False, 'CENTER')",
                "('LIÊN ĐOÀN LAO ĐỘNG\\nTỈNH BÌNH AN', 12.0, True, False, 'CENTER')", "line True",
                "('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12.0, True, False, 'CENTER')",
                "('Độc lập - Tự do - Hạnh phúc', 13.0, True, False, 'CENTER')", "line True",
                "('Số: 05/BC-LĐLĐ', 13.0, False, False, 'CENTER')",
                "('Bình An, ngày 05 tháng 7 năm 2026', 13.0, False, True, 'CENTER')", "[71, 94]",
            ])
    }

    @Test func `the drawn lines are as long as the decree says`() throws {
        let lines = try lines(
            """
            for cell in tables[0].rows[0].cells:
                line = cell.paragraphs[-1].paragraph_format
                print(round(cell.width.pt - line.left_indent.pt - line.right_indent.pt))
            """)

        guard let lines else { return }
        let lengths = lines.compactMap { Double($0) }
        // Of the widest line of the issuer 1/3 to 1/2; of the motto all.
        let issuer = 12 * 12.779
        #expect((issuer / 3...issuer / 2).contains(lengths[0]))
        #expect((145...165).contains(lengths[1]))
    }

    @Test func `body, signature and recipients are written as the decree says`() throws {
        let lines = try lines(
            """
            body = [p for p in document.paragraphs if p.runs and p.text]
            for paragraph in body[:8]: print(described(paragraph))
            text = [p for p in body if "2.150/3.686" in p.text][0]
            form = text.paragraph_format
            print(round(form.first_line_indent.cm, 2), form.space_after.pt, form.line_spacing, text.text)
            print([(run.text, run.font.bold) for run in text.runs if run.font.bold])
            for cell in tables[-1].rows[0].cells:
                for paragraph in cell.paragraphs:
                    if paragraph.runs: print(described(paragraph))
            """)

        guard let lines else { return }
        #expect(
            lines == [
                "('BÁO CÁO', 14.0, True, False, 'CENTER')",
                "('Kết quả chương trình phúc lợi đoàn viên 6 tháng đầu năm 2026', 14.0, True, False, 'CENTER')",
                "('Kính gửi: Tổng Liên đoàn Lao động Việt Nam', 14.0, False, False, 'CENTER')",
                "('Căn cứ Luật Công đoàn;', 14.0, False, True, 'JUSTIFY')",
                "('Căn cứ Kế hoạch số 56/KH-TLĐ.', 14.0, False, True, 'JUSTIFY')",
                "('I. KẾT QUẢ THỰC HIỆN', 14.0, True, False, 'JUSTIFY')",
                "('1. Ký kết và triển khai', 14.0, True, False, 'JUSTIFY')",
                "('Có 2.150/3.686 đơn vị nộp báo cáo, đạt 58,32%; thụ hưởng 12.450 đoàn viên.', 14.0, False, False, "
                    + "'JUSTIFY')",
                "1.27 6.0 1.15 Có 2.150/3.686 đơn vị nộp báo cáo, đạt 58,32%; thụ hưởng 12.450 đoàn viên.",
                "[('58,32%', True)]",
                "('Nơi nhận:', 12.0, True, True, 'LEFT')", "('- Như trên;', 11.0, False, False, 'LEFT')",
                "('- Các công đoàn cơ sở;', 11.0, False, False, 'LEFT')",
                "('- Lưu: VT.', 11.0, False, False, 'LEFT')",
                "('TM. BAN THƯỜNG VỤ', 14.0, True, False, 'CENTER')", "('CHỦ TỊCH', 14.0, True, False, 'CENTER')",
                "('Nguyễn Thị Thuỷ', 14.0, True, False, 'CENTER')",
            ])
    }

    @Test func `a table keeps its merged header, repeats it, and has its numbers at the right`() throws {
        let lines = try lines(
            """
            table = tables[1]
            for row in table.rows[:3] + table.rows[-1:]:
                print([cell.text for cell in row.cells], bool(row._tr.xpath("./w:trPr/w:tblHeader")))
            print(len(table.rows), [str(cell.paragraphs[0].alignment).split(" ")[0] for cell in table.rows[2].cells])
            print(round(sum(cell.width.mm for cell in table.rows[2].cells)))
            """)

        guard let lines else { return }
        #expect(
            lines == [
                "['TT', 'Đơn vị', 'Kết quả', 'Kết quả', 'Giảm giá'] True",
                "['TT', 'Đơn vị', 'Người', 'Lượt', 'Giảm giá'] True",
                "['1', 'Công đoàn cơ sở 1', '31', '77', '1.250.000'] False",
                "['Cộng', 'Cộng', '3.255', '8.085', '105.250.000'] False",
                "48 ['CENTER', 'LEFT', 'RIGHT', 'RIGHT', 'RIGHT']", "165",
            ])
    }

    @Test func `the subject of a letter stands small under its number`() throws {
        var letter = OfficialDocumentFixture.report
        letter.title = .letter(subject: "V/v tiếp tục thực hiện chương trình phúc lợi cho đoàn viên")
        letter.addressee?.names = ["Ban Thường vụ các cấp", "Công đoàn cơ sở"]

        let lines = try lines(
            """
            print([described(p) for p in tables[0].rows[1].cells[0].paragraphs])
            print(tables[0].rows[1].cells[0].paragraphs[1].paragraph_format.space_before.pt)
            print([[p.text for p in cell.paragraphs] for cell in tables[1].rows[0].cells])
            """, of: letter)

        guard let lines else { return }
        #expect(
            lines == [
                "[('Số: 05/BC-LĐLĐ', 13.0, False, False, 'CENTER'), "
                    + "('V/v tiếp tục thực hiện chương\\ntrình phúc lợi cho đoàn viên', 12.0, False, False, 'CENTER')]",
                "6.0", "[['Kính gửi:'], ['- Ban Thường vụ các cấp;', '- Công đoàn cơ sở.']]",
            ])
    }

    @Test func `the last paragraph goes overleaf with the signature`() throws {
        let lines = try lines(
            """
            print([bool(p.paragraph_format.keep_with_next) for p in document.paragraphs[-3:]])
            """)

        guard let lines else { return }
        #expect(lines == ["[True, True, False]"])
    }

    @Test func `hostile texts are opened`() throws {
        for text in OfficialDocumentFixture.hostileTexts {
            let lines = try lines("print(len(document.paragraphs) > 3)", of: OfficialDocumentFixture.hostile(text))
            guard let lines else { return }
            #expect(lines == ["True"])
        }
    }
}
