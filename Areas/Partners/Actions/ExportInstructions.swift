internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `instructions`.
struct ExportInstructions: ExportKind {
    let partners: PartnersFacade
    let name = "instructions"
    let columns = InstructionColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        for instruction in try InstructionQueries.all(in: tx) {
            try body([
                ExportCell(text: register.partner(instruction.partnerNumber)?.code),
                ExportCell(text: instruction.productNumber.flatMap { register.product($0)?.code }),
                .plain(instruction.method.rawValue), .plain(instruction.proof.rawValue),
                ExportCell(text: instruction.steps), ExportCell(instruction.days.from),
                ExportCell(instruction.days.to),
            ])
        }
    }
}
