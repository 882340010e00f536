package import Kernel
package import Storage

/// Takes an import back as a whole, while nothing depends on it.
package struct TakeBackImport: Sendable {
    private let number: Int64
    private let kinds: [any ImportKind]

    /// An import that has not ended after this time was killed.
    private static let longestRunSeconds: Int64 = 6 * 3_600

    package init(_ number: Int64, kinds: [any ImportKind]) {
        self.number = number
        self.kinds = kinds
    }

    /// Says how many rows were taken away or restored.
    @discardableResult
    package func run(as actor: Actor, in tx: Transaction) throws -> Int64 {
        try tx.lock(.register)
        guard let batch = try ImportLog.batch(number, in: tx) else { throw NotFound("import") }
        guard let kind = kinds.first(where: { $0.name == batch.kind }) as? any ReversibleImportKind else {
            throw Refusal("import_stays", ["kind": batch.kind])
        }
        guard kind.isFor(actor) else { throw Forbidden(kind.permission) }
        guard batch.takenBackAt == nil else { throw Refusal("import_taken_back_already") }
        guard batch.endedAt != nil || batch.startedAt + TakeBackImport.longestRunSeconds < tx.now else {
            throw Refusal("import_still_running")
        }
        let rows = try kind.takeBack(batch: number, as: actor, in: tx)
        try BatchQueries.markTakenBack(number, by: actor, in: tx)
        try tx.audit(
            actor, "imports.take_back", batch.kind, ["batch": String(number), "rows": String(rows)])
        return rows
    }
}
