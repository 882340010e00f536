package import Kernel

/// One consistent view, or one change that happens wholly or not at all.
///
/// Bodies are synchronous and short: no waiting, no other input or output, no clock but `now`.
package final class Transaction {
    /// The time at which the transaction began.
    package let now: Instant
    private let session: any Session
    /// True when nothing can be changed and everything is seen as of one moment.
    let isLook: Bool
    /// The versions of all registers, once a look has asked for one.
    var lookedUpVersions: [String: Int64]?
    private let tally: StatementTally?
    private var foundOnce: [AnyHashable: any Sendable] = [:]
    private var changedRegisters: Set<String> = []

    init(session: any Session, now: Instant, isLook: Bool = false, tally: StatementTally? = nil) {
        self.session = session
        self.now = now
        self.isLook = isLook
        self.tally = tally
    }

    package var today: Day { now.businessDay }
    package var engine: EngineName { session.engineName }

    package func rows(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        tally?.note(sql.text)
        try session.forEach(sql) { rows.append($0) }
        return rows
    }

    package func first(_ sql: SQL) throws -> Row? {
        var found: Row?
        tally?.note(sql.text)
        try session.forEach(sql) { row in
            if found == nil { found = row }
        }
        return found
    }

    /// Hands over the rows one by one, without holding all of them.
    package func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        tally?.note(sql.text)
        try session.forEach(sql, body)
    }

    /// Runs a change and says how many rows it touched.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        tally?.note(sql.text)
        return try session.execute(sql)
    }

    /// Inserts many rows with few statements and says how many were touched.
    ///
    /// `suffix` may hold an `ON CONFLICT` clause.
    @discardableResult
    package func insert(
        into table: String, _ columns: [String], rows: [[SQLValue]], suffix: String = ""
    ) throws -> Int {
        var touched = 0
        var start = 0
        let head = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
        let group = "(" + Array(repeating: "?", count: columns.count).joined(separator: ",") + ")"
        while start < rows.count {
            var width = Transaction.widestInsert
            while width > rows.count - start { width /= 2 }
            let text = head + Array(repeating: group, count: width).joined(separator: ",") + " " + suffix
            tally?.note(text)
            touched += try session.execute(
                SQL(text: text, values: rows[start..<(start + width)].flatMap { $0 }))
            start += width
        }
        return touched
    }

    /// Rows of one `INSERT`; a power of two, so that few different statements are prepared.
    private static let widestInsert = 64

    /// What a look has found out once it need not ask again, because it sees one moment; a change asks every time.
    package func once<Value: Sendable>(_ question: some Hashable, _ find: () throws -> Value) throws -> Value {
        guard isLook else { return try find() }
        if let known = foundOnce[AnyHashable(question)] as? Value { return known }
        let value = try find()
        foundOnce[AnyHashable(question)] = value
        return value
    }

    /// Holds back other transactions that lock the same key, until this one ends.
    ///
    /// SQLite has one writer, so nothing needs to be held there.
    package func lock(_ key: LockKey) throws {
        try session.lock(key.rawValue)
    }

    /// Remembers that this transaction changed a register.
    func noteChanged(_ register: String) {
        changedRegisters.insert(register)
    }

    package func hasChanged(_ register: String) -> Bool { changedRegisters.contains(register) }

    func runScript(_ script: String) throws {
        try session.runScript(script)
    }
}

/// What only one transaction may do at a time.
package enum LockKey: Int64, Sendable {
    case migrations = 7_001
    case ledger = 7_002
    case register = 7_003
    case cards = 7_004
}
