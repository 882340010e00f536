import Kernel
import Storage
import Synchronization

/// The tables that the tests of Storage write into.
enum Shelf {
    static let migration = Migration(
        name: "test/2026-01-01-shelf",
        script: """
            CREATE TABLE box (
                number BIGINT PRIMARY KEY,
                label TEXT NOT NULL CONSTRAINT box_label UNIQUE,
                weight BIGINT NOT NULL DEFAULT 0 CONSTRAINT box_weight CHECK (weight >= 0),
                lid DOUBLE PRECISION,
                seal BYTEA
            );

            CREATE TABLE thing (
                number BIGINT PRIMARY KEY,
                box_number BIGINT NOT NULL REFERENCES box (number)
            );

            CREATE INDEX thing_box ON thing (box_number);
            """)

    static func count(in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM box")?.integer(0) ?? -1
    }

    static func put(_ number: Int64, label: String? = nil, weight: Int64 = 0, in tx: Transaction) throws {
        try tx.run("INSERT INTO box (number, label, weight) VALUES (\(number), \(label ?? "box \(number)"), \(weight))")
    }

    static func numbers(in tx: Transaction) throws -> [Int64] {
        try tx.rows("SELECT number FROM box ORDER BY number").map { try $0.integer(0) }
    }
}

/// A test's own reason to end a transaction.
struct Change: Error {}

/// What several tasks put together.
final class Collected<Element: Sendable>: Sendable {
    private let kept = Mutex<[Element]>([])

    func add(_ elements: some Sequence<Element>) { kept.withLock { $0 += elements } }
    func add(_ element: Element) { kept.withLock { $0.append(element) } }
    var elements: [Element] { kept.withLock { $0 } }
}
