package import Storage

/// Where a report takes the names of partners from; App hands it in, because Partners stands below Reports.
package struct PartnerSource: Sendable {
    /// Every partner and branch that is known, in the order in which lists show them.
    package let partners: @Sendable (Transaction) throws -> [ReportPartner]

    package init(_ partners: @escaping @Sendable (Transaction) throws -> [ReportPartner]) {
        self.partners = partners
    }
}

/// A partner or a branch as reports speak of it.
package struct ReportPartner: Sendable, Hashable {
    package let code: String
    package let name: String
    /// The partner whose branch it is.
    package let parentCode: String?

    package init(code: String, name: String, parentCode: String? = nil) {
        self.code = code
        self.name = name
        self.parentCode = parentCode
    }
}
