import Kernel
import Testing

@testable import Documents

@Suite struct TableGridTests {
    @Test func `cells lie around those that reach down from above`() {
        let cells: [[DocumentTable.Cell]] = [
            [.init("a", rows: 2), .init("b", columns: 2), .init("c", rows: 2)], ["d", "e"],
        ]

        let rows = TableGrid(cells, columnCount: 4).rows

        #expect(rows[0].map(\.column) == [0, 1, 3])
        #expect(rows[0].map(\.columns) == [1, 2, 1])
        #expect(rows[1].map(\.column) == [0, 1, 2, 3])
        #expect(rows[1].map(\.isContinued) == [true, false, false, true])
        #expect(rows[1].map { $0.cell?.text } == ["a", "d", "e", "c"])
    }

    @Test(arguments: 0..<100)
    func `every place is covered once, whatever the cells ask for`(seed: UInt64) {
        var randomness = Randomness(seed: seed)
        let cells = (0..<Int.random(in: 1...5, using: &randomness)).map { _ in
            (0..<Int.random(in: 0...6, using: &randomness)).map { _ in
                DocumentTable.Cell(
                    "x", columns: .random(in: -1...4, using: &randomness), rows: .random(in: -1...7, using: &randomness)
                )
            }
        }

        let rows = TableGrid(cells, columnCount: 5).rows

        #expect(rows.count == cells.count)
        for (index, row) in rows.enumerated() {
            #expect(row.flatMap { Array($0.column..<$0.column + $0.columns) } == [0, 1, 2, 3, 4])
            for place in row where !place.isContinued { #expect(place.rows <= cells.count - index) }
        }
    }

    @Test func `numbers and dates are written as the decree says`() throws {
        let january = try #require(Day("2026-01-05"))
        let december = try #require(Day("2026-12-31"))

        #expect(DocumentNumber(5, symbol: "BNV-VP").text == "05/BNV-VP")
        #expect(DocumentNumber(10, letter: "b", symbol: "NQ-BCH").text == "10b/NQ-BCH")
        #expect(DocumentNumber(114, symbol: "LĐLĐ").text == "114/LĐLĐ")
        #expect(DocumentNumber(nil, symbol: "LĐLĐ").text.hasSuffix("\u{A0}/LĐLĐ"))
        #expect(DocumentNumber.dateParts(of: january) == ("05", "01", "2026"))
        #expect(DocumentNumber.dateParts(of: december) == ("31", "12", "2026"))
        #expect(DocumentNumber.dateParts(of: try #require(Day("2026-03-09"))) == ("09", "3", "2026"))
    }

    @Test func `a name that is too long breaks into lines of about one length`() {
        let width = PageLayout(orientation: .portrait).issuerWidth

        #expect(
            BalancedLines.broken("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", .superior, width: width)
                == "TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM")
        #expect(BalancedLines.broken("CÔNG ĐOÀN", .issuer, width: width) == "CÔNG ĐOÀN")
        #expect(BalancedLines.broken("A\nB", .issuer, width: width) == "A\nB")
    }
}
