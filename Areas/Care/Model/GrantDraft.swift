internal import Imports
internal import Kernel
internal import Organisation
internal import Partners

/// A row of `grants` as it was read, before its partner and unit are looked up.
struct GrantDraft: Sendable {
    let id: String
    let partnerCode: String
    let unitCode: String
    let kind: Grant.Kind
    let day: Day
    let name: String?
    let persons: Int64?
    let places: [String]
    let amount: Dong

    init(_ fields: Fields) throws(RowFault) {
        id = try fields.code(GrantColumns.id)
        partnerCode = try fields.code(GrantColumns.partnerCode)
        unitCode = try fields.code(GrantColumns.unitCode)
        kind = try fields.choice(GrantColumns.kind, Grant.Kind.self)
        day = try fields.day(GrantColumns.grantedOn)
        name = try fields.optionalText(GrantColumns.name)
        if kind == .other, name == nil { throw RowFault(.missingValue, column: GrantColumns.name.name) }
        persons = try fields.optionalWholeNumber(GrantColumns.persons, in: 0...1_000_000_000_000)
        places = try fields.optionalText(GrantColumns.places).map(GrantDraft.names) ?? []
        amount = try fields.amount(GrantColumns.amount)
    }

    /// Names separated by `;`.
    static func names(_ text: String) -> [String] {
        text.split(separator: ";").map { VietnameseText.clean(String($0)) }.filter { !$0.isEmpty }
    }

    /// The grant with its partner and unit looked up.
    func grant(_ register: PartnerRegister, _ tree: UnitTree) throws(RowFault) -> Grant {
        guard let partner = register.partner(code: partnerCode) else {
            throw RowFault(.unknownPartner, column: GrantColumns.partnerCode.name, value: partnerCode)
        }
        guard let unit = tree.unit(code: unitCode) else {
            throw RowFault(.unknownUnit, column: GrantColumns.unitCode.name, value: unitCode)
        }
        return Grant(
            id: id, partner: partner.number, unit: unit.number, kind: kind, day: day, name: name, persons: persons,
            places: places, amount: amount)
    }
}

/// The columns of `grants`.
enum GrantColumns {
    static let id = ImportColumn(0, "id", captions: ["Mã khoản hỗ trợ", "Mã"], isRequired: true)
    static let partnerCode = ImportColumn(1, "partner_code", captions: ["Mã đối tác"], isRequired: true)
    static let unitCode = ImportColumn(2, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let kind = ImportColumn(3, "kind", captions: ["Loại hỗ trợ", "Loại"], isRequired: true)
    static let grantedOn = ImportColumn(4, "granted_on", captions: ["Ngày hỗ trợ", "Ngày"], isRequired: true)
    static let name = ImportColumn(5, "name", captions: ["Tên hoạt động", "Tên"])
    static let persons = ImportColumn(6, "persons", captions: ["Số người"])
    static let places = ImportColumn(7, "places", captions: ["Địa điểm", "Nơi tổ chức"])
    static let amount = ImportColumn(8, "amount", captions: ["Số tiền", "Trị giá"], isRequired: true)
    static let all = [id, partnerCode, unitCode, kind, grantedOn, name, persons, places, amount]
}
