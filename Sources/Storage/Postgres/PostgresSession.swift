internal import CPostgres

/// A transaction on PostgreSQL.
final class PostgresSession: Session {
    let engineName = EngineName.postgres
    private let connection: PostgresConnection

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func execute(_ sql: SQL) throws -> Int {
        try connection.run(sql) { result in Int(String(cString: PQcmdTuples(result))) ?? 0 }
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try connection.run(sql) { result in
            let columns = PQnfields(result)
            let types = (0..<columns).map { PQftype(result, $0) }
            for row in 0..<PQntuples(result) {
                var values: [SQLValue] = []
                values.reserveCapacity(types.count)
                for column in 0..<columns {
                    values.append(PostgresSession.value(result, row, column, types[Int(column)]))
                }
                try body(Row(values))
            }
        }
    }

    func runScript(_ script: String) throws {
        try connection.command(script)
    }

    func lock(_ key: Int64) throws {
        _ = try connection.run(SQL(text: "SELECT pg_advisory_xact_lock(?)", values: [.integer(key)])) { _ in 0 }
    }

    /// The first column of the first row as a number; 0 without any.
    static func firstInteger(_ result: OpaquePointer) -> Int64 {
        guard PQntuples(result) > 0, let text = PQgetvalue(result, 0, 0) else { return 0 }
        return Int64(String(cString: text)) ?? 0
    }

    /// Type numbers are those of `pg_type`: 20, 21, 23 integers, 1700 numeric, 701, 700 doubles, 17 bytes, 16 boolean.
    private static func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let text = PQgetvalue(result, row, column) else { return .null }
        switch type {
        case 20, 21, 23, 1700: return Int64(String(cString: text)).map(SQLValue.integer) ?? .text(String(cString: text))
        case 700, 701: return Double(String(cString: text)).map(SQLValue.real) ?? .null
        case 16: return .integer(text[0] == CChar(UInt8(ascii: "t")) ? 1 : 0)
        case 17: return .blob(bytes(hexadecimal: String(cString: text)))
        default: return .text(String(cString: text))
        }
    }

    /// `\x0aff` as bytes.
    private static func bytes(hexadecimal text: String) -> [UInt8] {
        let digits = Array(text.utf8.dropFirst(2))
        return stride(from: 0, to: digits.count - 1, by: 2).map { index in
            nibble(digits[index]) << 4 | nibble(digits[index + 1])
        }
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
    }
}
