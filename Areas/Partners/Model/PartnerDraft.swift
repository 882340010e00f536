internal import Imports

/// A row of `partners` as it was read, before its parent is looked up.
struct PartnerDraft: Sendable, Hashable {
    let code: String
    let name: String
    let legalKind: LegalKind
    let parentCode: String?

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(PartnerColumns.code)
        name = try fields.text(PartnerColumns.name)
        legalKind = try fields.choice(PartnerColumns.legalKind, LegalKind.self)
        parentCode = try fields.optionalCode(PartnerColumns.parentCode)
    }

    /// The row that would have made a stored partner.
    init(_ partner: Partner, parentCode: String?) {
        code = partner.code
        name = partner.name
        legalKind = partner.legalKind
        self.parentCode = parentCode
    }
}

/// The columns of `partners`.
enum PartnerColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã đối tác", "Mã"], isRequired: true)
    static let name = ImportColumn(1, "name", captions: ["Tên đối tác", "Tên"], isRequired: true)
    static let legalKind = ImportColumn(
        2, "legal_kind", captions: ["Loại hình", "Loại hình kinh doanh"], isRequired: true)
    static let parentCode = ImportColumn(3, "parent_code", captions: ["Mã đối tác chính", "Là chi nhánh của"])
    static let all = [code, name, legalKind, parentCode]
}
