import Kernel
import Storage
import TestKit
import Testing

@Suite struct SQLTests {
    @Test func `every interpolated value is bound and never pasted`() throws {
        let label = "x'; DROP TABLE box; --"
        let day = try #require(Day("1970-01-11"))
        let nothing: String? = nil

        let sql: SQL = "SELECT 1 WHERE a = \(label) AND b = \(7) AND c = \(day) AND d = \(nothing) AND e = \(Dong(5))"

        #expect(sql.text == "SELECT 1 WHERE a = ? AND b = ? AND c = ? AND d = ? AND e = ?")
        #expect(sql.values == [.text(label), .integer(7), .integer(10), .null, .integer(5)])
    }

    @Test func `a part brings its own values to its place`() {
        let part: SQL = "b BETWEEN \(1) AND \(2)"

        let sql: SQL = "SELECT a FROM t WHERE a = \("x") AND \(part) AND c = \(true)"

        #expect(sql.text == "SELECT a FROM t WHERE a = ? AND b BETWEEN ? AND ? AND c = ?")
        #expect(sql.values == [.text("x"), .integer(1), .integer(2), .integer(1)])
        #expect((sql + " ORDER BY a").text.hasSuffix("c = ? ORDER BY a"))
    }

    @Test func `a list is filled up to a power of two with its last value`() {
        let sql: SQL = "a IN \(list: [3, 4, 5])"

        #expect(sql.text == "a IN (?,?,?,?)")
        #expect(sql.values == [.integer(3), .integer(4), .integer(5), .integer(5)])
    }

    @Test func `an empty list matches nothing`() {
        let sql: SQL = "a IN \(list: [String]())"

        #expect(sql.text == "a IN (?)")
        #expect(sql.values == [.null])
    }

    @Test(arguments: TestStore.engines)
    func `lists of any length find what they name`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await store.write { tx in
                _ = try tx.insert(
                    into: "box", ["number", "label"],
                    rows: (1...300).map { [.integer($0), .text("label \($0)")] })
            }

            let found = try await store.read { tx in
                try [0, 1, 2, 3, 127, 128, 129, 300].map { count in
                    let labels = (0..<count).map { "label \($0 + 1)" }
                    return try tx.rows("SELECT number FROM box WHERE label IN \(list: labels)").count
                }
            }

            #expect(found == [0, 1, 2, 3, 127, 128, 129, 300])
        }
    }

    @Test(arguments: TestStore.engines)
    func `many rows go in with few statements, whatever their number`(engine: EngineName) async throws {
        try await TestStore.with(engine, [Shelf.migration]) { store in
            let counts = [0, 1, 2, 63, 64, 65, 127, 128, 1_000]

            let touched = try await store.write { tx in
                try counts.map { count in
                    try tx.run("DELETE FROM box")
                    let rows = (0..<count).map { [SQLValue.integer(Int64($0)), .text("label \($0)")] }
                    return [try tx.insert(into: "box", ["number", "label"], rows: rows), Int(try Shelf.count(in: tx))]
                }
            }

            #expect(touched == counts.map { [$0, $0] })
        }
    }

    @Test(arguments: TestStore.engines)
    func `values come back as they went in`(engine: EngineName) async throws {
        let values: [[SQLValue]] = [
            [
                .integer(.min), .text("Đào “x” 👩‍👩‍👧 \\ ' \" \n"), .integer(.max), .real(-10.762622),
                .blob([0, 255, 10, 13]),
            ],
            [.integer(1), .text(""), .integer(0), .null, .null],
            [.integer(2), .text("?"), .integer(0), .real(0), .blob([])],
            [.integer(3), .text("x'; DROP TABLE box; --"), .integer(0), .real(1e-7), .blob([7])],
        ]
        try await TestStore.with(engine, [Shelf.migration]) { store in
            try await store.write { tx in
                _ = try tx.insert(into: "box", ["number", "label", "weight", "lid", "seal"], rows: values)
            }

            let back = try await store.read { tx in
                try tx.rows("SELECT number, label, weight, lid, seal FROM box ORDER BY number").map(\.values)
            }

            #expect(back == values)
        }
    }

    @Test(arguments: TestStore.engines)
    func `days, instants, amounts and truths are read as what they are`(engine: EngineName) async throws {
        let day = try #require(Day("2026-06-30"))
        let now = try #require(Instant("2026-06-30T17:00:00Z"))
        try await TestStore.with(engine, [], clock: .fixed(now)) { store in
            let nothing: Day? = nil
            let row = try await store.read { tx in
                try tx.first(
                    """
                    SELECT CAST(\(day) AS BIGINT), CAST(\(tx.now) AS BIGINT), CAST(\(Dong(7)) AS BIGINT),
                        CAST(\(true) AS BIGINT), CAST(\(nothing) AS BIGINT), CAST(\("x") AS TEXT)
                    """)
            }
            let found = try #require(row)

            #expect(try found.day(0) == day)
            #expect(try found.instant(1) == now)
            #expect(try found.dong(2) == Dong(7))
            #expect(try found.bool(3))
            #expect(try found.optionalDay(4) == nil)
            #expect(found.isNull(4))
            #expect(throws: (any Error).self) { try found.integer(5) }
            #expect(throws: (any Error).self) { try found.text(4) }
        }
    }
}
