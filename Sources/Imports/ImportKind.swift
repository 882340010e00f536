package import Kernel
package import Storage

/// One kind of file that an area takes in.
package protocol ImportKind: Sendable {
    /// The word on the command line, for example `units`.
    var name: String { get }
    var columns: [ImportColumn] { get }
    /// Rows that one transaction takes; nil when a row may need a later one, so that the file is taken whole.
    var rowsPerTransaction: Int? { get }
    /// What a person must hold to send such a file in the browser.
    var permission: Permission { get }
    /// True when the kind itself holds each row against the scopes of the permission; else it must hold on everything.
    var keepsToScope: Bool { get }
    /// Takes rows in the order of the file; one outcome for each.
    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome]
}

extension ImportKind {
    /// Who keeps the registers may send their files.
    package var permission: Permission { Permission("register.write") }
    package var keepsToScope: Bool { false }

    /// True when the actor may send such a file.
    package func isFor(_ actor: Actor) -> Bool {
        let scopes = actor.scopes(for: permission)
        return keepsToScope ? !scopes.isEmpty : scopes.contains(.everything)
    }
}

/// A kind whose imports can be taken back as a whole.
package protocol ReversibleImportKind: ImportKind {
    /// Removes what a batch added, restores what it changed and says how many rows that were.
    ///
    /// Throws a `Refusal` when something depends on the batch; then nothing is changed.
    func takeBack(batch: Int64, as actor: Actor, in tx: Transaction) throws -> Int64
}

/// What holds for all rows of one import.
package final class ImportRun: Sendable {
    package let actor: Actor
    /// Rows that say something else than what is stored change it (`--update`).
    package let updates: Bool
    /// Sales that were refused before are judged anew (`--again`).
    package let judgesAgain: Bool
    /// Called with how much of a long piece is done, in parts of a hundred.
    package let progress: @Sendable (_ percent: Int) -> Void
    /// The number of the import in the log; nil for a rehearsal.
    package let batch: Int64?
    /// Keys of the rows read so far, to tell a repeat inside one file.
    package let seenKeys = SeenKeys()
    /// Rows that were taken and that somebody should look at.
    package let warnings: ImportWarnings

    package convenience init(
        actor: Actor, updates: Bool = false, judgesAgain: Bool = false,
        progress: @escaping @Sendable (_ percent: Int) -> Void = { _ in }
    ) {
        self.init(
            actor: actor, updates: updates, judgesAgain: judgesAgain, batch: nil, progress: progress,
            warnings: ImportWarnings())
    }

    private init(
        actor: Actor, updates: Bool, judgesAgain: Bool, batch: Int64?, progress: @escaping @Sendable (Int) -> Void,
        warnings: ImportWarnings
    ) {
        self.actor = actor
        self.updates = updates
        self.judgesAgain = judgesAgain
        self.batch = batch
        self.progress = progress
        self.warnings = warnings
    }

    /// The same run with its number in the log; its warnings are the same too.
    func entered(as batch: Int64) -> ImportRun {
        ImportRun(
            actor: actor, updates: updates, judgesAgain: judgesAgain, batch: batch, progress: progress,
            warnings: warnings)
    }
}
