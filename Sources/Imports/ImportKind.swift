package import Kernel
package import Storage

/// One kind of file that an area takes in.
package protocol ImportKind: Sendable {
    /// The word on the command line, for example `units`.
    var name: String { get }
    var columns: [ImportColumn] { get }
    /// Rows that one transaction takes; nil when a row may need a later one, so that the file is taken whole.
    var rowsPerTransaction: Int? { get }
    /// Takes rows in the order of the file; one outcome for each.
    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome]
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
    /// Keys of the rows read so far, to tell a repeat inside one file.
    package let seenKeys = SeenKeys()
    /// Rows that were taken and that somebody should look at.
    package let warnings = ImportWarnings()

    package init(
        actor: Actor, updates: Bool = false, judgesAgain: Bool = false,
        progress: @escaping @Sendable (_ percent: Int) -> Void = { _ in }
    ) {
        self.progress = progress
        self.actor = actor
        self.updates = updates
        self.judgesAgain = judgesAgain
    }
}
