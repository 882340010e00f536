internal import Kernel

/// The products of the sample: essential goods and services under the agreements.
enum ProductCatalogue {
    /// The products in the order of the catalogue.
    static func products(
        _ agreements: [SampleAgreement], _ units: SampleUnits, _ geography: Geography
    ) -> [SampleProduct] {
        let places = Dictionary(uniqueKeysWithValues: agreements.enumerated().map { ($0.element.code, $0.offset) })
        return (EarlyProducts.entries + GoodsCatalogue.entries + ServicesCatalogue.entries).map { entry in
            let agreement = agreements[places[entry.agreement] ?? 0]
            return SampleProduct(
                code: entry.code, name: entry.name, kind: entry.kind, isEssential: entry.isEssential,
                prices: entry.rows.indices.map { price(entry, at: $0, places) }, period: entry.period,
                redeemMethod: entry.redeemMethod, area: area(of: agreement, units, geography),
                popularity: entry.popularity, mostAtOnce: entry.mostAtOnce)
        }
    }

    private static func price(
        _ entry: ProductEntry, at index: Int, _ places: [String: Int]
    ) -> SampleProduct.Price {
        let row = entry.rows[index]
        let next = index + 1 < entry.rows.count ? entry.rows[index + 1].from : nil
        let discount = row.percent.flatMap { Percentage($0) }
        let reduction: SampleProduct.Reduction =
            if let discount { .percent(discount) } else { .memberPrice(row.memberPrice ?? row.listPrice) }
        return SampleProduct.Price(
            agreement: places[row.agreement ?? entry.agreement] ?? 0,
            days: DayRange(from: Day(date: row.from), to: (row.until ?? next).map { Day(date: $0) }),
            listPrice: row.listPrice, reduction: reduction, limit: row.limit, pool: row.pool)
    }

    /// Where the product is sold, in words.
    private static func area(of agreement: SampleAgreement, _ units: SampleUnits, _ geography: Geography) -> String {
        let unit = units.all[agreement.unit]
        return switch agreement.level {
        case .national: "Toàn quốc"
        case .sector: "Đoàn viên \(unit.name)"
        case .provincial, .district: DivisionName.place(ofUnit: unit.name)
        case .grassroots: "Tại đơn vị"
        }
    }
}
