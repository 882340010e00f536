import Imports
import Kernel
import Testing

@Suite struct FieldsTests {
    private enum Size: String, CaseIterable { case small, large }

    private let column = ImportColumn(0, "cell", captions: [])
    private let second = ImportColumn(1, "end", captions: [])

    private func fields(_ cell: String, _ end: String = "") throws -> Fields {
        try Fields(ImportRow(number: 2, cells: [cell, end]), of: [column, second])
    }

    /// What the reader finds wrong with a cell; nil when it takes it.
    private func fault<Value>(_ cell: String, _ read: (Fields) throws -> Value) throws -> String? {
        let fields = try fields(cell)
        do {
            _ = try read(fields)
            return nil
        } catch let fault as RowFault {
            return fault.messageKey
        }
    }

    @Test func `an empty cell is nothing, and missing where something is needed`() throws {
        for empty in ["", "  ", "\t\n", "\u{A0}", "\u{FEFF}"] {
            let fields = try fields(empty)

            #expect(try fields.optionalCode(column) == nil)
            #expect(try fields.optionalText(column) == nil)
            #expect(try fields.optionalDay(column) == nil)
            #expect(try fields.optionalAmount(column) == nil)
            #expect(try fields.optionalTruth(column) == nil)
            #expect(try fault(empty) { try $0.code(column) } == "reject.missing_value")
            #expect(try fault(empty) { try $0.text(column) } == "reject.missing_value")
            #expect(try fault(empty) { try $0.day(column) } == "reject.missing_value")
            #expect(try fault(empty) { try $0.instant(column) } == "reject.missing_value")
            #expect(try fault(empty) { try $0.amount(column) } == "reject.missing_value")
            #expect(try fault(empty) { try $0.choice(column, Size.self) } == "reject.missing_value")
        }
    }

    @Test func `texts are composed and without white space around them, and keep their lines`() throws {
        let decomposed = try fields("  Nguye\u{302}\u{303}n  Đào ")
        let lines = try fields("một\nhai\tba")

        #expect(try decomposed.text(column).utf8.elementsEqual("Nguyễn  Đào".utf8))
        #expect(try lines.text(column) == "một\nhai\tba")
        #expect(try fault("a\u{0}b") { try $0.text(column) } == "reject.bad_value.no_control_characters")
        #expect(try fault(String(repeating: "ế", count: 500)) { try $0.text(column) } == nil)
        #expect(try fault(String(repeating: "ế", count: 501)) { try $0.text(column) } == "reject.bad_value.text")
        #expect(try fault(String(repeating: "x", count: 1 << 20)) { try $0.text(column) } == "reject.bad_value.text")
        #expect(try fault(String(repeating: "1", count: 1 << 20)) { try $0.code(column) } == "reject.bad_value.code")
    }

    @Test func `amounts go from 0 to 10^12 đồng`() throws {
        #expect(try fields("1000000000000").amount(column) == .largest)
        #expect(try fields("0").amount(column) == .zero)
        for wrong in ["-1", "-0", "1000000000001", "1.000", "1,000", "1e3", "12.5", "10đ"] {
            #expect(try fault(wrong) { try $0.amount(column) } == "reject.bad_value.amount", "\(wrong)")
        }
    }

    @Test func `whole numbers, percentages, truths and choices are read exactly`() throws {
        #expect(try fields("9999").wholeNumber(column, in: 1...9_999) == 9_999)
        #expect(try fields("42.8").optionalPercentage(column) == Percentage("42.8"))
        #expect(try fields("true").truth(column))
        #expect(try fields(" large ").choice(column, Size.self) == .large)
        #expect(try fault("0") { try $0.wholeNumber(column, in: 1...9_999) } == "reject.bad_value.whole_number")
        #expect(try fault("12,5") { try $0.optionalPercentage(column) } == "reject.bad_value.percentage")
        #expect(try fault("True") { try $0.optionalTruth(column) } == "reject.bad_value.truth")
        #expect(try fault("Large") { try $0.choice(column, Size.self) } == "reject.bad_value.choice")
    }

    @Test func `a wrong choice is told the right ones`() throws {
        let fields = try fields("huge")

        let fault = #expect(throws: RowFault.self) { try fields.choice(column, Size.self) }

        #expect(
            fault?.parameters(row: 7) == ["row": "7", "column": "cell", "value": "huge", "allowed": "small, large"])
    }

    @Test func `coordinates are plain decimals within their bound`() throws {
        #expect(try fields("-90").optionalCoordinate(column, bound: 90) == -90)
        #expect(try fields("105.9185").optionalCoordinate(column, bound: 180) == 105.9185)
        for wrong in ["90.0001", "-91", "10,5", "1e1", "0x1", "nan", "inf", "+5", "5.", ".5"] {
            let key = try fault(wrong) { try $0.optionalCoordinate(column, bound: 90) }
            #expect(key == "reject.bad_value.coordinate", "\(wrong)")
        }
    }

    @Test func `a range ends after it begins`() throws {
        let open = try fields("2026-01-01", "")
        let day = try fields("2026-01-01", "2/1/2026")
        let empty = try fields("2026-01-01", "2026-01-01")

        #expect(try open.range(column, second) == DayRange(from: Day("2026-01-01"), to: nil))
        #expect(try day.range(column, second).to == Day("2026-01-02"))
        let fault = #expect(throws: RowFault.self) { try empty.range(column, second) }
        #expect(fault?.column == "end")
        #expect(fault?.expects == .endAfterBeginning)
    }

    @Test func `a damaged row is told at the cell that is damaged`() {
        let row = ImportRow(number: 2, cells: ["x", "y\u{FFFD}"], isDamaged: true)

        let fault = #expect(throws: RowFault.self) { try Fields(row, of: [column, second]) }

        #expect(fault == RowFault(.badValue, column: "end", expects: .encoding))
    }

    @Test func `a long value is cut where a sentence repeats it`() {
        let fault = RowFault(.differs, column: "name", value: String(repeating: "ế", count: 61))

        #expect(fault.parameters(row: 2)["value"] == String(repeating: "ế", count: 60) + "…")
        #expect(RowFault(.differs, column: "name", value: "ngắn").parameters(row: 2)["value"] == "ngắn")
    }
}

@Suite struct SeenKeysTests {
    private let seen = ImportRun(actor: .commandLine).seenKeys

    @Test func `a key is new, repeated or a duplicate`() {
        seen.note(key: "A", values: [1, 2], row: 2)

        #expect(seen.standing(key: "B", values: [1, 2], row: 3) == .new)
        #expect(seen.standing(key: "A", values: [1, 2], row: 3) == .repeated)
        #expect(seen.standing(key: "A", values: [1, 3], row: 3) == .duplicate)
    }

    @Test func `a note of the row itself or of a later one does not count`() {
        seen.note(key: "A", values: 1, row: 5)

        #expect(seen.standing(key: "A", values: 2, row: 5) == .new)
        #expect(seen.standing(key: "A", values: 2, row: 4) == .new)
        #expect(seen.standing(key: "A", values: 2, row: 6) == .duplicate)
    }
}

@Suite struct ExportCellTests {
    @Test(arguments: [
        (0.0000001, "0.0000001"), (-0.000015, "-0.000015"), (105.9185, "105.9185"), (-90, "-90.0"), (0, "0.0"),
        (0.0001, "0.0001"), (1.5e-300, "0." + String(repeating: "0", count: 299) + "15"),
    ])
    func `degrees are printed in plain digits that are read back`(degrees: Double, text: String) {
        #expect(ExportCell(degrees: degrees) == .plain(text))
        #expect(Double(text) == degrees)
        #expect(Digits.isDecimal(text))
    }

    @Test func `what is not there is an empty cell`() {
        #expect(ExportCell(degrees: nil) == .empty)
        #expect(ExportCell(text: nil) == .empty)
        #expect(ExportCell(Day("2026-06-30")) == .plain("2026-06-30"))
    }
}
