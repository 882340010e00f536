import Documents
import Testing

@Suite struct EncodingTests {
    enum Encoding: CaseIterable {
        case utf8, utf8WithMark, utf16Little, utf16LittleWithMark, utf16Big, utf16BigWithMark

        func bytes(_ text: String) -> [UInt8] {
            switch self {
            case .utf8: Array(text.utf8)
            case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
            case .utf16Little: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case .utf16LittleWithMark: [0xFF, 0xFE] + Encoding.utf16Little.bytes(text)
            case .utf16Big: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            case .utf16BigWithMark: [0xFE, 0xFF] + Encoding.utf16Big.bytes(text)
            }
        }
    }

    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: Encoding.allCases, CSVSeparator.allCases)
    func `the same table is read in every encoding with every separator`(
        encoding: Encoding, separator: CSVSeparator
    ) throws {
        let cells = ["Mã đơn vị", "Nguye\u{302}\u{303}n Đào", "👩‍👩‍👧 \u{10FFFF}", "a,b;c\td\r\n\"e\"", "=1+1"]
        let table = [["Mã", "Tên", "Loại", "Ghi chú", "x"]] + Array(repeating: cells, count: 3_000)
        var writer = CSVWriter(options: .init(separator: separator, lineEnd: .carriageReturnLineFeed))
        for record in table { writer.record(record) }
        let text = String(decoding: writer.bytes, as: UTF8.self)

        let rows = try scratch.rows(encoding.bytes(text))

        #expect(rows.map(\.cells) == table)
        #expect(rows.allSatisfy { !$0.isDamaged })
    }

    @Test func `half a surrogate pair damages its row alone`() throws {
        let text = Encoding.utf16LittleWithMark.bytes("a,b\nx")
        let broken = text + [0x00, 0xD8] + Encoding.utf16Little.bytes("y,1\nz") + [0x00, 0xDC]

        let rows = try scratch.rows(broken + Encoding.utf16Little.bytes(",2\nw,3"))

        #expect(rows[1] == RawRow(number: 2, cells: ["x\u{FFFD}y", "1"], isDamaged: true))
        #expect(rows[2] == RawRow(number: 3, cells: ["z\u{FFFD}", "2"], isDamaged: true))
        #expect(rows[3] == RawRow(number: 4, cells: ["w", "3"]))
    }

    @Test func `UTF-16 that ends in the middle of a character is refused`() throws {
        let bytes = Encoding.utf16LittleWithMark.bytes("a,b\n1,😀\n")

        #expect(try scratch.refusal(bytes.dropLast()) == .cutOff)
        #expect(try scratch.refusal(bytes.dropLast(4)) == .cutOff)
    }

    @Test func `U+0000 in UTF-16 is refused`() throws {
        let bytes = Encoding.utf16BigWithMark.bytes("a,b\n1,\u{0}\n")

        #expect(try scratch.refusal(bytes) == .notText)
    }
}
