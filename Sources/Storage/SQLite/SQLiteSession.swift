internal import GRDB
internal import GRDBSQLite

/// A transaction on SQLite.
///
/// GRDB keeps the connection and its prepared statements; values are bound and read through SQLite's own calls, without
/// GRDB's boxed values in between. What that saves has not been measured by itself.
final class SQLiteSession: Session {
    let engineName = EngineName.sqlite
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func execute(_ sql: SQL) throws -> Int {
        try run(sql) { _ in }
        return database.changesCount
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try run(sql) { statement in
            let count = sqlite3_column_count(statement)
            var values: [SQLValue] = []
            values.reserveCapacity(Int(count))
            for column in 0..<count { values.append(SQLiteSession.value(statement, column)) }
            try body(Row(values))
        }
    }

    func runScript(_ script: String) throws {
        try database.execute(sql: SQLiteSchema.translated(script))
    }

    /// SQLite has a single writer: everybody else is held back already.
    func lock(_ key: Int64) throws {}

    // MARK: Statements

    /// Runs a statement, prepared once, and shows each of its rows while SQLite stands on it.
    private func run(_ sql: SQL, _ row: (SQLiteStatement) throws -> Void) throws {
        let statement = try database.cachedStatement(sql: sql.text).sqliteStatement
        defer { sqlite3_reset(statement) }
        for (index, value) in sql.values.enumerated() {
            try check(SQLiteSession.bind(value, to: statement, at: Int32(index + 1)))
        }
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else { return try check(code) }
            try row(statement)
        }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK, code != SQLITE_DONE else { return }
        let message = database.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    // MARK: Values

    /// `SQLITE_TRANSIENT`, a macro in C: SQLite copies the bytes before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func bind(_ value: SQLValue, to statement: SQLiteStatement, at index: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .real(let real): sqlite3_bind_double(statement, index, real)
        case .text(var text):
            // A null pointer would bind null where an empty text is meant.
            text.isEmpty
                ? sqlite3_bind_text(statement, index, "", 0, copied)
                : text.withUTF8 { sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied) }
        case .blob(let bytes):
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, index, 0)
                : bytes.withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), copied) }
        }
    }

    private static func value(_ statement: SQLiteStatement, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            .text(String(decoding: bytes(sqlite3_column_text(statement, column), statement, column), as: UTF8.self))
        case SQLITE_BLOB: .blob(Array(bytes(sqlite3_column_blob(statement, column), statement, column)))
        default: .null
        }
    }

    private static func bytes(
        _ start: UnsafeRawPointer?, _ statement: SQLiteStatement, _ column: Int32
    ) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }
}
