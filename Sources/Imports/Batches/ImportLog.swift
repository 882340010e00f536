package import Storage

/// The log of imports: who took which file when, and what became of its rows.
package enum ImportLog {
    /// Enters an import that begins and says its number.
    package static func begin(
        _ kind: String, fileName: String, run: ImportRun, in tx: Transaction
    ) throws -> Int64 {
        let number = try nextNumber(in: tx)
        try BatchQueries.insert(number, kind: kind, fileName: fileName, actor: run.actor, updates: run.updates, in: tx)
        return number
    }

    /// The next number of a change of a register, so that of two changes the later one has the larger number.
    ///
    /// A change by a form takes one too and makes no entry, so the numbers of the log have gaps.
    package static func nextNumber(in tx: Transaction) throws -> Int64 {
        try tx.takeNumbers("import_batch").lowerBound
    }

    package static func batch(_ number: Int64, in tx: Transaction) throws -> ImportBatch? {
        try BatchQueries.find(number, in: tx)
    }

    /// The newest first; of one actor or of all.
    package static func batches(
        of actorName: String? = nil, offset: Int = 0, limit: Int = 50, in tx: Transaction
    ) throws -> [ImportBatch] {
        try BatchQueries.list(of: actorName, offset: offset, limit: limit, in: tx)
    }

    /// Removes the files that are kept for imports of a kind, so that nothing of an erased person stays in them.
    package static func forgetFiles(of kind: String, in tx: Transaction) throws {
        try UploadQueries.forget(kind: kind, in: tx)
    }
}
