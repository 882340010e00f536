import Documents
import Testing

@Suite struct CSVWriterTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func written(_ options: CSVWriter.Options = .init(), _ body: (inout CSVWriter) -> Void) -> String {
        var writer = CSVWriter(options: options)
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `only cells that need quotes get them`() {
        let text = written { writer in
            writer.record(["name", "note; or not"])
            writer.record(["a,b", "say \"x\""])
            writer.record([" spaced ", "a;b\tc"])
            writer.record(["two\nlines", ""])
        }

        #expect(text == "name,\"note; or not\"\n\"a,b\",\"say \"\"x\"\"\"\n spaced ,a;b\tc\n\"two\nlines\",\n")
    }

    @Test func `numbers stay bare and texts that look like formulas are guarded`() {
        let text = written { writer in
            writer.integer(-5)
            writer.decimal("-12.5")
            writer.decimal("-1+1")
            writer.text("-5")
            writer.text("+84912345678")
            writer.empty()
            writer.endRecord()
        }

        #expect(text == "-5,-12.5,'-1+1,'-5,'+84912345678,\n")
    }

    @Test func `a mark, another separator and another line end are options`() {
        let options = CSVWriter.Options(
            separator: .semicolon, lineEnd: .carriageReturnLineFeed, hasByteOrderMark: true)

        let text = written(options) { writer in
            writer.record(["a", "b"])
            writer.record(["1;2", "3,4"])
        }

        #expect(text == "\u{FEFF}a;b\r\n\"1;2\";3,4\r\n")
    }

    @Test func `line breaks become spaces where every record is one line`() {
        let text = written(.init(flattensLineBreaks: true)) { writer in
            writer.record(["a\r\nb\nc\rd", "x\u{2028}y\u{85}z", "\r=1"])
        }

        #expect(text == "a b c d,x y z, =1\n")
    }

    @Test func `a record of one empty cell is no blank line`() {
        let text = written { writer in
            writer.record(["a"])
            writer.record([""])
            writer.record([])
        }

        #expect(text == "a\n\"\"\n\"\"\n")
    }

    @Test func `U+0000 is written as U+FFFD`() {
        let text = written { $0.record(["a\u{0}b"]) }

        #expect(text == "a\u{FFFD}b\n")
    }

    @Test func `bytes that were taken are not written again`() {
        var writer = CSVWriter(options: .init(hasByteOrderMark: true))
        writer.record(["a"])

        let first = writer.takeBytes()
        writer.record([""])
        let second = writer.takeBytes()

        #expect(first == Array("\u{FEFF}a\n".utf8))
        #expect(second == Array("\"\"\n".utf8))
    }

    @Test(arguments: 0..<100)
    func `what is written is read back exactly`(seed: UInt64) throws {
        var randomness = Randomness(seed: seed)
        let table = randomness.table(rows: 30)
        let options = CSVWriter.Options(
            separator: CSVSeparator.allCases.randomElement(using: &randomness) ?? .comma,
            lineEnd: Bool.random(using: &randomness) ? .lineFeed : .carriageReturnLineFeed,
            hasByteOrderMark: Bool.random(using: &randomness))
        var writer = CSVWriter(options: options)

        for record in table { writer.record(record) }
        let rows = try scratch.rows(writer.bytes)

        // Unicode scalars, because equal texts may differ in their normal form.
        #expect(
            rows.map { $0.cells.map { Array($0.unicodeScalars) } } == table.map { $0.map { Array($0.unicodeScalars) } })
        #expect(rows.map(\.number) == Array(1...30))
        #expect(rows.allSatisfy { !$0.isDamaged })
    }

    @Test func `a file is written as it comes and holds everything after closing`() throws {
        let path = scratch.path("out.csv")
        let file = try CSVFile(path: path, options: .init(hasByteOrderMark: true))
        let texts = (0..<20_000).map { "Dòng \($0)" }

        for text in texts { try file.record([text, "=1"]) }
        try file.record { writer in
            writer.integer(7)
            writer.text("x")
            writer.endRecord()
        }
        try file.close()

        let rows = try scratch.rows(at: path)
        #expect(rows.map { $0.cells[0] } == texts + ["7"])
        #expect(rows[0].cells == ["Dòng 0", "=1"])
    }

    @Test func `a file that cannot be created is refused`() {
        #expect(throws: UnwritableFile.self) { try CSVFile(path: scratch.path("absent/out.csv")) }
    }

    @Test func `a full disk is told`() throws {
        let file = try CSVFile(path: "/dev/full")

        try file.record(["a"])

        #expect(throws: UnwritableFile(.system, detail: 28)) { try file.close() }
    }
}
