internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `instructions`: how members redeem what partners offer.
struct ImportInstructions: ImportKind {
    let partners: PartnersFacade
    let name = "instructions"
    let columns = InstructionColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        let stored = Dictionary(
            try InstructionQueries.all(in: tx).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var sorting = RegisterSorting<InstructionDraft, Instruction>(
            InstructionColumns.partnerCode, Instruction.stated, updates: run.updates)
        let outcomes = rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                let draft = try InstructionDraft(fields)
                return try sorting.sort(draft, key: draft.key, fields) { () throws(RowFault) in
                    let instruction = try draft.instruction(register)
                    return (instruction, stored[instruction.key])
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        if !sorting.added.isEmpty { try InstructionQueries.insert(sorting.added, in: tx) }
        for instruction in sorting.changed { try InstructionQueries.update(instruction, in: tx) }
        return outcomes
    }
}

extension Instruction {
    fileprivate var key: [Int64] { [partnerNumber, productNumber ?? 0, Int64(days.from?.number ?? 0)] }

    fileprivate static let stated: [Stated<Instruction>] = [
        Stated(InstructionColumns.method) { $0.method },
        Stated(InstructionColumns.proof) { $0.proof },
        Stated(InstructionColumns.steps) { $0.steps },
        Stated(InstructionColumns.validTo) { $0.days },
    ]
}
