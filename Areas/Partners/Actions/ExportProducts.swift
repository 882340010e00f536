internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `products`: a row for each row of the price history.
struct ExportProducts: ExportKind {
    let partners: PartnersFacade
    let name = "products"
    let columns = ProductColumns.all
    var reader = Actor.commandLine
    let keepsToScope = true

    func read(by actor: Actor) -> any ExportKind { ExportProducts(partners: partners, reader: actor) }

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        let own = OwnPartners(of: reader, register)
        for product in register.products.sorted(by: { $0.number < $1.number }) {
            for price in product.prices
            where own.holds(register.agreement(price.agreementNumber)?.partnerNumber) {
                try body([
                    .text(product.code), ExportCell(text: register.agreement(price.agreementNumber)?.code),
                    .text(price.name), .plain(price.kind.rawValue), .plain(String(price.isEssential)),
                    .plain(String(price.listPrice.amount)), ExportCell(price.discount?.decimal),
                    ExportCell(price.memberPrice?.amount), ExportCell(price.days.from), ExportCell(price.days.to),
                    ExportCell(price.limitCount), ExportCell(price.limitPeriod?.rawValue), ExportCell(price.poolCount),
                    ExportCell(text: price.redeemMethod), ExportCell(text: price.area),
                ])
            }
        }
    }
}
