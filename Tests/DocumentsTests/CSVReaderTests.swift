import Documents
import Testing

@Suite struct CSVReaderTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test func `records carry their number and their cells`() throws {
        let bytes = "code,name\nDN1,Công ty\n\n\nDN2,\n".utf8

        let rows = try scratch.rows(bytes)

        #expect(
            rows == [
                RawRow(number: 1, cells: ["code", "name"]), RawRow(number: 2, cells: ["DN1", "Công ty"]),
                RawRow(number: 3, cells: ["DN2", ""]),
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end is taken, and a missing last one`(lineEnd: String) throws {
        let text = ["a,b", "1,2", "", "3,"].joined(separator: lineEnd)

        let open = try scratch.rows(text.utf8)
        let closed = try scratch.rows((text + lineEnd).utf8)

        #expect(open.map(\.cells) == [["a", "b"], ["1", "2"], ["3", ""]])
        #expect(closed == open)
    }

    @Test func `quotes hold separators, line breaks and doubled quotes`() throws {
        let text = "a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\n\"\"\"\",\"q\"\n"

        let rows = try scratch.rows(text.utf8)

        #expect(rows.map(\.cells) == [["a", "b"], ["x,\"y\"\r\nz", ""], ["\"", "q"]])
    }

    @Test func `a quoted empty cell alone is a record and not a blank line`() throws {
        let rows = try scratch.rows("a\n\"\"\n\nb".utf8)

        #expect(rows.map(\.cells) == [["a"], [""], ["b"]])
    }

    @Test func `a quote inside an unquoted cell is a plain character`() throws {
        let rows = try scratch.rows("a,b\n5\" pipe, \"x\"\n".utf8)

        #expect(rows[1] == RawRow(number: 2, cells: ["5\" pipe", " \"x\""]))
    }

    @Test func `text behind a closing quote is kept and damages the row alone`() throws {
        let rows = try scratch.rows("a,b\n\"x\"y,1\nz,2\n".utf8)

        #expect(rows[1] == RawRow(number: 2, cells: ["xy", "1"], isDamaged: true))
        #expect(rows[2] == RawRow(number: 3, cells: ["z", "2"]))
    }

    @Test func `invalid bytes in a cell damage the row alone`() throws {
        let bytes = Array("a,b\nx".utf8) + [0xC3, 0x28] + Array(",1\ny,2\n\"".utf8) + [0xFF] + Array("\",3\n".utf8)

        let rows = try scratch.rows(bytes)

        #expect(rows[1] == RawRow(number: 2, cells: ["x\u{FFFD}(", "1"], isDamaged: true))
        #expect(rows[2] == RawRow(number: 3, cells: ["y", "2"]))
        #expect(rows[3] == RawRow(number: 4, cells: ["\u{FFFD}", "3"], isDamaged: true))
    }

    @Test func `U+FFFD that stands in the file is no damage`() throws {
        let rows = try scratch.rows("a\nx\u{FFFD}\n".utf8)

        #expect(rows[1] == RawRow(number: 2, cells: ["x\u{FFFD}"]))
    }

    @Test(arguments: [
        ("a,b;c\n", CSVSeparator.comma), ("a;b;c,d\n", .semicolon), ("a\tb\tc;d\n", .tab), ("a;b\tc\n", .semicolon),
        ("name\n1,2;3;4\n", .comma), ("\"a;b;c\",d\n", .comma), ("\n\r\n\"x\"\"y;;;\"\tb\n", .tab), ("a", .comma),
        ("5\";b\n\"x\n,,,\";1\n", .semicolon),
    ])
    func `the separator is the one that the header line has most often outside quotes`(
        text: String, separator: CSVSeparator
    ) throws {
        let path = try scratch.file(text.utf8)

        let reader = try CSVReader(path: path)

        #expect(reader.separator == separator)
    }

    @Test func `records longer than a chunk and cells across its border stay whole`() throws {
        let long = String(repeating: "đ\"", count: 100_000)
        let filler = (0..<20_000).map { "row \($0)" }
        var writer = CSVWriter()
        for text in filler + [long] + filler { writer.record([text, "ế"]) }

        let rows = try scratch.rows(writer.bytes)

        #expect(rows.count == 40_001)
        #expect(rows.map { $0.cells[0] } == filler + [long] + filler)
        #expect(rows.allSatisfy { $0.cells[1] == "ế" && !$0.isDamaged })
    }

    @Test func `progress ends at the size of the file`() throws {
        let bytes = Array("a,b\n1,2\n".utf8)
        let source = try TabularFile.open(path: scratch.file(bytes))

        while try source.next() != nil {}

        #expect(source.bytesTotal == bytes.count)
        #expect(source.bytesRead == bytes.count)
    }
}
