import Documents
import TestKit
import Testing

/// Reads our workbooks with a reader that is not ours, and their workbooks with our reader.
///
/// Needs an interpreter with openpyxl; its path stands in the environment variable `PHUCLOI_PYTHON`.
@Suite struct OpenpyxlTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test func `openpyxl reads our workbook`() throws {
        var sheet = XLSXWriterTests.sample
        sheet.preamble = [[.text("BÁO CÁO")]]
        sheet.totals = [.text("Cộng"), .empty, .integer(1_234)]
        let bytes = try XLSXWriter.workbook([sheet], title: "Báo cáo", createdUnixSeconds: 1_767_225_600)
        let path = try scratch.file(bytes, name: "ours.xlsx")

        let output = try OutsideProgram.python(
            """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.worksheets[0]
            print(sheet.title, book.properties.title, book.properties.created)
            print(sheet.freeze_panes, sheet.auto_filter.ref)
            print(sheet["A2"].font.b, sheet["A2"].fill.fgColor.rgb, sheet["A3"].font.b, sheet["A5"].font.b)
            print(sheet.column_dimensions["D"].width > 20, sheet["D3"].number_format, sheet["B3"].number_format)
            for row in sheet.iter_rows():
                print([(cell.value, cell.data_type) for cell in row if cell.value is not None])
            """, path)

        guard let output else { return }
        #expect(
            output.split(separator: "\n") == [
                "Bán hàng Báo cáo 2026-01-01 00:00:00", "A3 A2:F4",
                "True FFDDE8F0 False True", "True #,##0 dd/mm/yyyy",
                "[('BÁO CÁO', 's')]",
                "[('Mã', 's'), ('Ngày', 's'), ('Lượt', 's'), ('Số tiền', 's'), ('Giảm', 's'), ('Tỷ lệ', 's')]",
                "[('=1+1', 's'), (datetime.datetime(2026, 2, 28, 0, 0), 'd'), (1234, 'n'), (-5000000, 'n'), "
                    + "(12.5, 'n'), (0.125, 'n')]",
                "[('00123', 's'), ('1899-12-31', 's'), ('9223372036854775807', 's'), (7, 'n')]",
                "[('Cộng', 's'), (1234, 'n')]",
            ])
    }

    @Test func `we read openpyxl's workbook`() throws {
        let path = scratch.path("theirs.xlsx")

        let output = try OutsideProgram.python(
            """
            import datetime, openpyxl, sys
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.append(["mã", "ngày", "lúc", "số", "đúng", "tỷ lệ"])
            instant = datetime.datetime(2026, 2, 28, 8, 30, 15)
            sheet.append(["Đào", instant.date(), instant, 0.29, True, 0.125])
            sheet["F2"].number_format = "0.0%"
            sheet.append([None, None, datetime.time(8, 30), 150000, False, "=1+1"])
            sheet.merge_cells("A2:A3")
            book.save(sys.argv[1])
            """, path)

        guard output != nil else { return }
        let rows = try scratch.rows(at: path)
        #expect(
            rows.map(\.cells) == [
                ["mã", "ngày", "lúc", "số", "đúng", "tỷ lệ"],
                ["Đào", "2026-02-28", "2026-02-28T08:30:15", "0.29", "true", "12.5%"],
                ["", "", "08:30:00", "150000", "false", ""],
            ])
        #expect(rows.map(\.isDamaged) == [false, false, true])
    }
}
