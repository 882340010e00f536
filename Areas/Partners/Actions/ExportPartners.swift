internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `partners`.
struct ExportPartners: ExportKind {
    let partners: PartnersFacade
    let name = "partners"
    let columns = PartnerColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        for partner in register.partners.sorted(by: { $0.number < $1.number }) {
            try body([
                .text(partner.code), .text(partner.name), .plain(partner.legalKind.rawValue),
                ExportCell(text: partner.parentNumber.flatMap { register.partner($0)?.code }),
            ])
        }
    }
}
