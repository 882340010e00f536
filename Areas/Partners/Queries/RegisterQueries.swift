internal import Storage

/// Reads the whole register of partners.
enum RegisterQueries {
    static func all(in tx: Transaction) throws -> PartnerRegister {
        PartnerRegister(
            partners: try PartnerQueries.all(in: tx), agreements: try AgreementQueries.all(in: tx),
            products: try ProductQueries.all(in: tx), points: try PointQueries.all(in: tx))
    }
}
