internal import Foundation
internal import GRDB

/// A transaction on SQLite.
final class SQLiteSession: Session {
    let engineName = EngineName.sqlite
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func execute(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql)
        try statement.execute()
        return database.changesCount
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let cursor = try GRDB.Row.fetchCursor(try prepared(sql))
        while let found = try cursor.next() {
            var values: [SQLValue] = []
            values.reserveCapacity(found.count)
            for value in found.databaseValues { values.append(SQLValue(value)) }
            try body(Row(values))
        }
    }

    func runScript(_ script: String) throws {
        try database.execute(sql: SQLiteSchema.translated(script))
    }

    /// SQLite has a single writer: everybody else is held back already.
    func lock(_ key: Int64) throws {}

    private func prepared(_ sql: SQL) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql.text)
        statement.setUncheckedArguments(StatementArguments(sql.values.map(\.databaseValue)))
        return statement
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(integer)
        case .double(let real): self = .real(real)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(Array(data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        case .real(let real): real.databaseValue
        }
    }
}
