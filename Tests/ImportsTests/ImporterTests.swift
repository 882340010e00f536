import Documents
import Imports
import Kernel
import Storage
import TestKit
import Testing

@Suite struct ImporterTests {
    @Test(arguments: TestStore.engines)
    func `each row has its outcome, and the import leaves one audit row`(engine: EngineName) async throws {
        let file = "code,weight,colour\nA,5,đỏ\nB,x,\nA,5,đỏ\nC,13,\nD,100,xanh\n"
        try await TestStore.with(engine, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), file, on: store)

            let stored = try await Marbles.stored(on: store)
            let audits = try await Marbles.audits(on: store)
            #expect(outcome.tally == "2 taken, 1 already there, 1 rejected, 1 refused")
            #expect(outcome.summary.hasRejects && outcome.summary.rows == 5)
            #expect(outcome.rejects == ["3 weight bad_value.whole_number", "5 weight refusal.unlucky"])
            #expect(stored == ["A 5 đỏ", "D 100 xanh"])
            #expect(
                audits == [
                    "imports.take marbles "
                        + #"{"already_there":"1","refused":"1","rejected":"1","taken":"2","updated":"0"}"#
                ])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rehearsal tells the same and writes nothing, not even an audit row`(engine: EngineName) async throws {
        let file = "code,weight\nA,5\nB,x\nA,5\nC,13\nD,1\nE,2\nA,5\n"
        try await TestStore.with(engine, [Marbles.migration]) { store in
            let rehearsal = try await TestImport(Marbles(), file, isDryRun: true, on: store)
            let before = try await Marbles.stored(on: store) + Marbles.audits(on: store)

            let real = try await TestImport(Marbles(), file, on: store)

            #expect(before.isEmpty)
            #expect(rehearsal.summary == real.summary)
            #expect(rehearsal.rejectsText == real.rejectsText)
        }
    }

    @Test(arguments: ["utf8", "bom", "utf16le", "utf16be", "semicolon", "tab", "carriage returns"])
    func `every spelling of a text file is taken`(spelling: String) async throws {
        let text = "code,weight,colour\nĐ1,5,\"đỏ, tươi\"\n"
        let bytes: [UInt8] =
            switch spelling {
            case "bom": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case "utf16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            case "utf16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
            case "semicolon": Array("code;weight;colour\nĐ1;5;đỏ, tươi\n".utf8)
            case "tab": Array("code\tweight\tcolour\nĐ1\t5\tđỏ, tươi".utf8)
            case "carriage returns": Array(text.replacing("\n", with: "\r\n").utf8)
            default: Array(text.utf8)
            }
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), bytes: bytes, on: store)

            let stored = try await Marbles.stored(on: store)
            #expect(outcome.tally == "1 taken")
            #expect(stored == ["Đ1 5 đỏ, tươi"])
        }
    }

    @Test func `the first sheet of a workbook is taken, numbers and all`() async throws {
        let sheet = Sheet(
            name: "Bi",
            columns: [SheetColumn("Màu sắc"), SheetColumn("Mã bi"), SheetColumn("Cân nặng", kind: .integer)],
            rows: [[.text("đỏ"), .text("A"), .integer(5)], [.empty, .text("B"), .text("nặng")]])
        let bytes = try XLSXWriter.workbook([sheet], title: "Bi", createdUnixSeconds: 0)
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), bytes: bytes, on: store)

            let stored = try await Marbles.stored(on: store)
            #expect(stored == ["A 5 đỏ"])
            #expect(outcome.rejects == ["3 weight bad_value.whole_number"])
            #expect(outcome.rejectsText.hasPrefix("Màu sắc,Mã bi,Cân nặng,row,column,code,message\n"))
        }
    }

    @Test func `a damaged row is rejected and the others are taken`() async throws {
        let bytes = Array("code,colour\nA,".utf8) + [0xC3, 0x28] + Array("\nB,\"x\"y\nC,xanh\n".utf8)
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), bytes: bytes, on: store)

            let stored = try await Marbles.stored(on: store)
            #expect(outcome.rejects == ["2 colour bad_value.encoding", "3 code bad_value.encoding"])
            #expect(stored == ["C  xanh"])
        }
    }

    @Test(arguments: [
        ("", "empty"), ("weight,colour\n1,đỏ\n", "columnMissing(\"code\")"),
        ("code,weight,Mã\nA,1,B\n", "columnTwice(\"Mã\")"), ("code,code\n", "columnTwice(\"code\")"),
        ("code,colour\nA,đỏ\nB,\"mở\n", "unterminated_quote"),
    ])
    func `a file that cannot be used leaves nothing behind`(text: String, reason: String) async throws {
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            var found = ""
            do {
                try await TestImport(Marbles(rowsPerTransaction: 1), text, on: store)
            } catch let error as UnusableFile {
                found = "\(error.reason)"
            } catch let error as UnreadableFile {
                found = error.reason.rawValue
            }

            let traces = try await Marbles.stored(on: store) + Marbles.audits(on: store)
            #expect(found == reason)
            #expect(traces.isEmpty)
        }
    }

    @Test func `what was written before a fault of the program has its audit row`() async throws {
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            await #expect(throws: Marbles.TooHeavy.self) {
                try await TestImport(Marbles(), "code,weight\nA,1\nB,1\nC,1\nD,99\n", on: store)
            }

            let stored = try await Marbles.stored(on: store)
            let audits = try await Marbles.audits(on: store)
            #expect(stored.count == 3)
            #expect(audits.count == 1 && audits[0].contains(#""taken":"3""#))
        }
    }

    @Test func `unknown columns are left out and named`() async throws {
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(
                Marbles(), "Ghi chú,  mã BI ,,CÂN  NẶNG\n=1+1,A,?,7\nx,B\n", on: store)

            let stored = try await Marbles.stored(on: store)
            #expect(outcome.summary.unknownColumns == ["Ghi chú"])
            #expect(stored == ["A 7 ", "B  "])
        }
    }
}
