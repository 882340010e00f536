import Documents
import Testing

@Suite struct CSVRefusalTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test func `a missing file is refused`() throws {
        #expect(try scratch.refusal(at: scratch.path("absent.csv")) == .notFound)
        #expect(try scratch.refusal(at: scratch.path("in\u{0}put")) == .notFound)
    }

    @Test func `a directory is refused`() throws {
        #expect(try scratch.refusal(at: scratch.folderPath) == .notReadable)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\r\n\n"])
    func `a file without a record is refused`(text: String) throws {
        #expect(try scratch.refusal(text.utf8) == .empty)
    }

    @Test(arguments: ["a,b\n1,\u{0}2\n", "a,b\n\"1\u{0}\",2\n", "a,b\n\"1\"\u{0},2\n", "a\u{0}bcdefgh,b\n"])
    func `a NUL byte is refused`(text: String) throws {
        #expect(try scratch.refusal(text.utf8) == .notText)
    }

    @Test func `a header in another encoding is refused`() throws {
        let windows1258 = Array("m".utf8) + [0xE3] + Array(",t\n1,2\n".utf8)

        #expect(try scratch.refusal(windows1258) == .notText)
    }

    @Test func `an image is refused`() throws {
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]

        #expect(try scratch.refusal(start) == .notText)
    }

    @Test func `an old or locked workbook is refused`() throws {
        let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

        #expect(try scratch.refusal(start) == .oldWorkbook)
    }

    @Test(arguments: ["a,b\n\"1,2\n3,4\n", "\"a,b\n", "a\n\""])
    func `a quote that is never closed is refused`(text: String) throws {
        #expect(try scratch.refusal(text.utf8) == .unterminatedQuote)
    }

    @Test func `a cell over the limit is refused and one at the limit is taken`() throws {
        let atLimit = String(repeating: "x", count: TabularFile.cellLimitBytes)
        let quotes = String(repeating: "\"\"", count: TabularFile.cellLimitBytes)

        #expect(try scratch.refusal("a\n\(atLimit)\n".utf8) == nil)
        #expect(try scratch.refusal("a\n\"\(atLimit)\"".utf8) == nil)
        #expect(try scratch.refusal("a\n\"\(quotes)\"".utf8) == nil)
        #expect(try scratch.refusal("a\n\(atLimit)x\n".utf8) == .fieldTooLong)
        #expect(try scratch.refusal("a\n\"\(atLimit)x\"\n".utf8) == .fieldTooLong)
        #expect(try scratch.refusal("a\n\"x\"\(atLimit)\n".utf8) == .fieldTooLong)
    }

    @Test func `a quote that swallows a large file is refused before the end`() throws {
        let rest = String(repeating: "1,2\n", count: 1_200_000)
        let source = try TabularFile.open(path: scratch.file("a,b\n\"\(rest)".utf8))

        #expect(throws: UnreadableFile(.fieldTooLong, record: 2)) {
            while try source.next() != nil {}
        }
        #expect(source.bytesRead < source.bytesTotal)
    }

    @Test func `a record of many long cells is refused`() throws {
        let cell = "\"" + String(repeating: "x", count: 1_000_000) + "\""
        let record = Array(repeating: cell, count: 18).joined(separator: ",")

        #expect(try scratch.refusal("a,b\n\(record)\n".utf8) == .recordTooLong)
    }

    @Test func `over a thousand columns are refused and a thousand are taken`() throws {
        let thousand = String(repeating: ",", count: 999)

        #expect(try scratch.refusal("\(thousand)\n".utf8) == nil)
        #expect(try scratch.refusal("\(thousand),\n".utf8) == .tooManyColumns)
        #expect(try scratch.refusal("a,b\n1,2\n\(thousand),x".utf8) == .tooManyColumns)
    }

    @Test func `the refusal names the record`() throws {
        let source = try TabularFile.open(path: scratch.file("a,b\n1,2\n\"3,4\n".utf8))
        _ = try source.next()
        _ = try source.next()

        #expect(throws: UnreadableFile(.unterminatedQuote, record: 3)) { try source.next() }
    }
}
