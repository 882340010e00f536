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

    func columns(in tx: Transaction) throws -> [ImportColumn] {
        try asks(in: tx) ? columns : columns.filter { column in !ProductColumns.demands.contains(column) }
    }

    /// True when some product asks something of a card.
    private func asks(in tx: Transaction) throws -> Bool {
        try partners.register.value(in: tx).products.contains { product in
            product.prices.contains { $0.demand != ProofDemand() }
        }
    }

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        let own = OwnPartners(of: reader, register)
        let asks = try asks(in: tx)
        for product in register.products.sorted(by: { $0.number < $1.number }) {
            for price in product.prices
            where own.holds(register.agreement(price.agreementNumber)?.partnerNumber) {
                try body(
                    [
                        .text(product.code), ExportCell(text: register.agreement(price.agreementNumber)?.code),
                        .text(price.name), .plain(price.kind.rawValue), .plain(String(price.isEssential)),
                        .plain(String(price.listPrice.amount)), ExportCell(price.discount?.decimal),
                        ExportCell(price.memberPrice?.amount), ExportCell(price.days.from), ExportCell(price.days.to),
                        ExportCell(price.limitCount), ExportCell(price.limitPeriod?.rawValue),
                        ExportCell(price.poolCount),
                        ExportCell(text: price.redeemMethod), ExportCell(text: price.area),
                    ]
                        + (asks ? [ExportCell(price.demand.leastCell), ExportCell(price.demand.offlineCell)] : []))
            }
        }
    }
}
