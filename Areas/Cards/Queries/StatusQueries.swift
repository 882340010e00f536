internal import CardFormat
internal import Kernel
internal import Storage

/// The statements about status lists.
enum StatusQueries {
    struct List {
        let number: Int64
        let scramble: [UInt8]
        let taken: Int64
    }

    /// The list that has room; nil when there is none, or all are full.
    static func open(in tx: Transaction) throws -> List? {
        try tx.first(
            """
            SELECT number, scramble, taken FROM card_status_list WHERE taken < \(StatusPlaces.size)
            ORDER BY number LIMIT 1
            """
        ).map { List(number: try $0.integer(0), scramble: try $0.blob(1), taken: try $0.integer(2)) }
    }

    static func insert(_ list: List, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO card_status_list (number, scramble, taken)
            VALUES (\(list.number), \(list.scramble), \(list.taken))
            """)
    }

    static func greatest(in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT max(number) FROM card_status_list")?.optionalInteger(0) ?? 0
    }

    static func take(_ count: Int64, of list: List, in tx: Transaction) throws {
        try tx.run("UPDATE card_status_list SET taken = taken + \(count) WHERE number = \(list.number)")
    }

    static func exists(_ number: Int64, in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM card_status_list WHERE number = \(number)") != nil
    }

    /// The places of revoked cards that would still hold otherwise.
    static func revoked(in number: Int64, at now: Instant, _ tx: Transaction) throws -> [UInt32] {
        var places: [UInt32] = []
        try tx.forEach(
            """
            SELECT list_place FROM card
            WHERE list_number = \(number) AND revoked_at IS NOT NULL AND expires_at > \(now)
            """
        ) { row in places.append(UInt32(truncatingIfNeeded: try row.integer(0))) }
        return places
    }
}
