internal import CPostgres

/// One connection; belongs to one thread for life.
final class PostgresConnection {
    private let raw: OpaquePointer
    private var statements: [String: String] = [:]

    /// Prepared statements kept by one connection; beyond it all are dropped and made anew as needed.
    private static let mostStatements = 500

    init(url: String) throws {
        guard let opened = PQconnectdb(url) else { throw StorageUnavailable("PostgreSQL: out of memory.") }
        guard PQstatus(opened) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(opened))
            PQfinish(opened)
            throw StorageUnavailable("PostgreSQL cannot be reached: \(reason)")
        }
        raw = opened
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        try command(
            "SET client_encoding = 'UTF8'; SET statement_timeout = '300s'; SET lock_timeout = '60s'; "
                + "SET synchronous_commit = on")
    }

    deinit {
        PQfinish(raw)
    }

    var isUsable: Bool { PQstatus(raw) == CONNECTION_OK }

    /// Runs plain SQL without values; answers the command's tag, such as `COMMIT`.
    @discardableResult
    func command(_ text: String) throws -> String {
        let result = PQexec(raw, text)
        defer { PQclear(result) }
        guard let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw PostgresError(result)
        }
        return String(cString: PQcmdStatus(result))
    }

    /// Runs a statement, prepared once, and hands its result to the body.
    func run<Value>(_ sql: SQL, _ body: (OpaquePointer) throws -> Value) throws -> Value {
        let name = try prepared(sql.text)
        let parameters = PostgresParameters(sql.values)
        let result = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(raw, name, Int32(sql.values.count), values, lengths, formats, 0)
        }
        defer { PQclear(result) }
        guard let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw PostgresError(result)
        }
        return try body(result)
    }

    private func prepared(_ text: String) throws -> String {
        if let name = statements[text] { return name }
        if statements.count >= PostgresConnection.mostStatements {
            try command("DEALLOCATE ALL")
            statements = [:]
        }
        let name = "s\(statements.count)"
        let result = PQprepare(raw, name, PostgresConnection.numbered(text), 0, nil)
        defer { PQclear(result) }
        guard let result, PQresultStatus(result) == PGRES_COMMAND_OK else { throw PostgresError(result) }
        statements[text] = name
        return name
    }

    /// `?` as `$1`, `$2` and so on.
    private static func numbered(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 32)
        var count = 0
        for (index, part) in text.split(separator: "?", omittingEmptySubsequences: false).enumerated() {
            if index > 0 {
                count += 1
                result += "$\(count)"
            }
            result += part
        }
        return result
    }
}
