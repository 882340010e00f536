internal import Kernel
internal import Storage

/// The SQL of what people keep for themselves.
enum OwnThingQueries {
    static func filters(of person: String, in tx: Transaction) throws -> [SavedFilter] {
        try tx.rows(
            "SELECT id, list, name, question FROM desk_filter WHERE person = \(person) ORDER BY id LIMIT 200"
        ).map { row in
            SavedFilter(
                id: try row.text(0), list: try row.text(1), name: try row.text(2), question: try row.text(3))
        }
    }

    static func insert(_ filter: SavedFilter, of person: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO desk_filter (id, person, list, name, question)
            VALUES (\(filter.id), \(person), \(filter.list), \(filter.name), \(filter.question))
            """)
    }

    static func rename(_ id: String, to name: String, of person: String, in tx: Transaction) throws {
        try tx.run("UPDATE desk_filter SET name = \(name) WHERE id = \(id) AND person = \(person)")
    }

    static func remove(_ id: String, of person: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM desk_filter WHERE id = \(id) AND person = \(person)")
    }

    static func tourStep(of person: String, in tx: Transaction) throws -> Int64? {
        try tx.first("SELECT step FROM desk_tour WHERE person = \(person)")?.integer(0)
    }

    /// 0 when the tour is over.
    static func setTourStep(_ step: Int, of person: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO desk_tour (person, step) VALUES (\(person), \(Int64(step)))
            ON CONFLICT (person) DO UPDATE SET step = excluded.step
            """)
    }
}
