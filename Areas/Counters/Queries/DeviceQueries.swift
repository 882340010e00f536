internal import Kernel
internal import Storage

/// The statements about devices and the keys of points.
enum DeviceQueries {
    private static let columns: SQL = "number, point_number, name, public_key, registered_at, registered_by, stopped_at"

    static func device(_ number: Int64, in tx: Transaction) throws -> CounterDevice? {
        try tx.first("SELECT \(columns) FROM counter_device WHERE number = \(number)").map(device)
    }

    static func device(key: [UInt8], in tx: Transaction) throws -> CounterDevice? {
        try tx.first("SELECT \(columns) FROM counter_device WHERE public_key = \(key)").map(device)
    }

    /// The devices of some points, the latest first.
    static func devices(of points: [Int64], in tx: Transaction) throws -> [CounterDevice] {
        try tx.rows(
            """
            SELECT \(columns) FROM counter_device WHERE point_number IN \(list: points) ORDER BY number DESC LIMIT 500
            """
        ).map(device)
    }

    private static func device(_ row: Row) throws -> CounterDevice {
        CounterDevice(
            number: try row.integer(0), point: try row.integer(1), name: try row.text(2), key: try row.blob(3),
            registeredAt: try row.instant(4), registeredBy: try row.text(5), stoppedAt: try row.optionalInstant(6))
    }

    static func insert(_ device: CounterDevice, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO counter_device (number, point_number, name, public_key, registered_at, registered_by)
            VALUES (\(device.number), \(device.point), \(device.name), \(device.key), \(device.registeredAt),
                \(device.registeredBy))
            """)
    }

    static func stop(_ number: Int64, in tx: Transaction) throws {
        try tx.run("UPDATE counter_device SET stopped_at = \(tx.now) WHERE number = \(number) AND stopped_at IS NULL")
    }

    /// The key with which a point hashes pseudonyms; `fresh` becomes it when there is none.
    static func pointKey(_ point: Int64, fresh: [UInt8], in tx: Transaction) throws -> [UInt8] {
        try tx.run(
            """
            INSERT INTO counter_point_key (point_number, secret) VALUES (\(point), \(fresh))
            ON CONFLICT (point_number) DO NOTHING
            """)
        return try tx.first("SELECT secret FROM counter_point_key WHERE point_number = \(point)")?.blob(0) ?? fresh
    }
}
