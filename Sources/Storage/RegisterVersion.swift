internal import Synchronization

extension Transaction {
    /// Notes that a register was changed by this transaction, so that copies in memory are read anew.
    package func markChanged(_ register: String) throws {
        try run(
            """
            INSERT INTO register_version (register, version) VALUES (\(register), 1)
            ON CONFLICT (register) DO UPDATE SET version = register_version.version + 1
            """)
        noteChanged(register)
    }

    /// The version of a register as this transaction sees it; 0 before the first change.
    ///
    /// A look sees one moment, so it asks for all registers at once; a change asks anew after every wait for a lock.
    package func version(of register: String) throws -> Int64 {
        if isLook {
            let versions = try lookedUpVersions ?? allVersions()
            lookedUpVersions = versions
            return versions[register] ?? 0
        }
        return try first("SELECT version FROM register_version WHERE register = \(register)")?.integer(0) ?? 0
    }

    private func allVersions() throws -> [String: Int64] {
        var versions: [String: Int64] = [:]
        try forEach("SELECT register, version FROM register_version") { row in
            versions[try row.text(0)] = try row.integer(1)
        }
        return versions
    }
}

/// A copy in memory of something small that is read often, never older than the transaction that uses it.
package final class RegisterCache<Value: Sendable>: Sendable {
    private let register: String
    private let load: @Sendable (Transaction) throws -> Value
    private let kept = Mutex<(version: Int64, value: Value)?>(nil)

    package init(_ register: String, load: @escaping @Sendable (Transaction) throws -> Value) {
        self.register = register
        self.load = load
    }

    /// The value as of this transaction: the copy when the register has not changed, else read anew.
    ///
    /// A transaction that marked the register as changed reads it anew and keeps nothing: it may yet be taken back,
    /// and the next change would get the same version.
    package func value(in tx: Transaction) throws -> Value {
        guard !tx.hasChanged(register) else { return try load(tx) }
        let version = try tx.version(of: register)
        if let kept = kept.withLock({ $0 }), kept.version == version { return kept.value }
        let value = try load(tx)
        kept.withLock { kept in
            if (kept?.version ?? -1) < version { kept = (version, value) }
        }
        return value
    }

    /// The copy that is in memory, of whatever version; nil before the first reading.
    ///
    /// Only for work whose result is looked over again in a transaction.
    package var latest: Value? { kept.withLock { $0?.value } }

    /// The value read from the tables, for a transaction that is going to change them.
    package func fresh(in tx: Transaction) throws -> Value {
        try load(tx)
    }
}
