internal import Documents
internal import Kernel
package import Storage

/// Takes a file of one kind into the database, row by row, and says what became of each.
package struct Importer: Sendable {
    /// Makes the sentence of a message key in the reader's language.
    package typealias Sentence = @Sendable (_ key: String, _ parameters: [String: String]) -> String

    package struct Options: Sendable {
        package var isDryRun = false
        /// The name under which the import is entered into the log; nil for one that is not entered.
        package var fileName: String?
        /// A file with more rows is not taken at all.
        package var mostRows = Int.max
        /// Part of the transaction that begins the import, with its number in the log.
        package var begins: @Sendable (_ batch: Int64, _ tx: Transaction) throws -> Void = { _, _ in }
        package var rejectsPath: String?
        package var sentence: Sentence = { key, _ in key }
        /// Called with bytes read so far and all bytes of the file.
        package var progress: @Sendable (_ read: Int, _ total: Int, _ summary: ImportSummary) -> Void = { _, _, _ in }

        package init() {}
    }

    private let kind: any ImportKind
    private let options: Options

    package init(_ kind: any ImportKind, options: Options = Options()) {
        self.kind = kind
        self.options = options
    }

    /// Reads the file and writes what can be taken; a dry run does the same and takes everything back.
    ///
    /// Throws `UnreadableFile` or `UnusableFile` when nothing of the file can be taken.
    package func run(path: String, run: ImportRun, on store: Store) async throws -> ImportSummary {
        if options.mostRows < .max || !options.isDryRun && (kind.rowsPerTransaction != nil || options.fileName != nil) {
            try ImportReading.check(path: path, kind: kind, mostRows: options.mostRows)
        }
        if options.isDryRun { return try await rehearse(path: path, run: run, on: store) }
        let reading = try ImportReading(path: path, kind: kind)
        let run = try await begin(run, on: store)
        let rejects = try rejectsFile(reading)
        var summary = ImportSummary()
        summary.unknownColumns = reading.header.unknown
        summary.batch = run.batch
        do {
            var next = try reading.next()
            while let rows = next {
                async let taken = store.write { [kind] tx in try kind.take(rows, run: run, in: tx) }
                // The next rows are read while these are written.
                let following = Result { try reading.next() }
                try await note(rows, taken, in: &summary, rejects, width: reading.header.titles.count)
                options.progress(reading.bytesRead, reading.bytesTotal, summary)
                next = try following.get()
            }
            try rejects?.close()
        } catch {
            // What was written before the fault stays written, and so its audit row must be.
            try? await audit(summary, run, on: store)
            throw error
        }
        try await audit(summary, run, on: store)
        // Everything is taken whether or not this succeeds.
        if summary.taken >= Importer.manyRows { try? await store.settle() }
        return summary
    }

    /// After so many new rows the engine is told to look over its tables.
    private static let manyRows = 100_000

    /// Enters the import into the log, if it has a name there; its rows carry the number.
    private func begin(_ run: ImportRun, on store: Store) async throws -> ImportRun {
        guard let fileName = options.fileName else { return run }
        let batch = try await store.write { [kind, options] tx in
            let batch = try ImportLog.begin(kind.name, fileName: fileName, run: run, in: tx)
            try options.begins(batch, tx)
            return batch
        }
        return run.entered(as: batch)
    }

    private func audit(_ summary: ImportSummary, _ run: ImportRun, on store: Store) async throws {
        try await store.write { [kind] tx in
            var details = summary.auditDetails
            if let batch = run.batch {
                details["batch"] = String(batch)
                try BatchQueries.finish(batch, summary, in: tx)
            }
            try tx.audit(run.actor, "imports.take", kind.name, details)
        }
    }

    /// Everything in one transaction, which is then taken back: later rows meet the earlier ones as in a real run.
    private func rehearse(path: String, run: ImportRun, on store: Store) async throws -> ImportSummary {
        do {
            try await store.write { tx in
                let reading = try ImportReading(path: path, kind: kind)
                let rejects = try rejectsFile(reading)
                var summary = ImportSummary()
                summary.unknownColumns = reading.header.unknown
                while let rows = try reading.next() {
                    let outcomes = try kind.take(rows, run: run, in: tx)
                    try note(rows, outcomes, in: &summary, rejects, width: reading.header.titles.count)
                    options.progress(reading.bytesRead, reading.bytesTotal, summary)
                }
                try rejects?.close()
                throw Rehearsed(summary: summary)
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.summary
        }
        return ImportSummary()
    }

    private struct Rehearsed: Error {
        let summary: ImportSummary
    }

    private func rejectsFile(_ reading: ImportReading) throws -> RejectsFile? {
        try options.rejectsPath.map {
            try RejectsFile(path: $0, titles: reading.header.titles, sentence: options.sentence)
        }
    }

    private func note(
        _ rows: [ImportRow], _ outcomes: [RowOutcome], in summary: inout ImportSummary, _ rejects: RejectsFile?,
        width: Int
    ) throws {
        for (row, outcome) in zip(rows, outcomes) {
            summary.count(outcome)
            try rejects?.add(row, outcome, width: width)
        }
    }
}

extension ImportSummary {
    fileprivate var auditDetails: [String: String] {
        [
            "taken": String(taken), "updated": String(updated), "already_there": String(alreadyThere),
            "rejected": String(rejected), "refused": String(refused),
        ]
    }
}
