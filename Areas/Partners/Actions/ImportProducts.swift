internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `products`: a product for each code and a row of its price history for each row.
struct ImportProducts: ImportKind {
    let partners: PartnersFacade
    let name = "products"
    let columns = ProductColumns.all
    let rowsPerTransaction: Int? = nil
    let permission = PartnersFacade.sendOwn
    /// Rows of other partners are rejected one by one.
    let keepsToScope = true
    /// True for the products of an agreement that its officer is writing down, whoever the partner is.
    var isPartOfAgreement = false

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        let own = isPartOfAgreement ? OwnPartners.all : OwnPartners(of: run.actor, register)
        var placing = ProductPlacing(register, updates: run.updates, own: own)
        let outcomes = rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                return try placing.place(ProductDraft(fields), fields)
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try write(placing, register, in: tx)
        try warn(of: placing, run, in: tx)
        return outcomes
    }

    /// A discount beyond the law's cap is taken and told: whether the law means it, counsel decides.
    private func warn(of placing: ProductPlacing, _ run: ImportRun, in tx: Transaction) throws {
        let caps = try CapQueries.all(in: tx)
        for entry in placing.added + placing.changed {
            guard let cap = DiscountCap.passed(by: entry.price, among: caps), let rate = entry.price.discountRate
            else { continue }
            run.warnings.add(
                cap.isCertain ? "partners.import_over_cap" : "partners.import_over_uncertain_cap",
                [
                    "product": entry.code, "day": entry.price.days.from?.printed ?? "", "rate": rate.printed,
                    "cap": cap.percent.printed, "source": cap.source,
                ])
        }
    }

    private func write(_ placing: ProductPlacing, _ register: PartnerRegister, in tx: Transaction) throws {
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return }
        var numbers = Dictionary(uniqueKeysWithValues: register.products.map { ($0.code, $0.number) })
        let added = Set(placing.added.map(\.code)).filter { numbers[$0] == nil }.sorted()
        if !added.isEmpty {
            let taken = try tx.takeNumbers("product", count: added.count)
            for (number, code) in zip(taken, added) { numbers[code] = number }
            try ProductQueries.insert(zip(taken, added), in: tx)
        }
        try ProductQueries.insert(placing.added.map { (numbers[$0.code] ?? 0, $0.price) }, in: tx)
        for entry in placing.changed {
            try ProductQueries.update(entry.price, of: numbers[entry.code] ?? 0, in: tx)
        }
        try tx.markChanged(PartnersFacade.registerName)
    }
}
