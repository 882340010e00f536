internal import Imports
internal import Kernel
internal import Organisation

/// A row of `counterparts` as it was read, before its partner and unit are looked up.
struct CounterpartDraft: Sendable, Hashable {
    let partnerCode: String
    let unitCode: String
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        partnerCode = try fields.code(CounterpartColumns.partnerCode)
        unitCode = try fields.code(CounterpartColumns.unitCode)
        _ = try fields.day(CounterpartColumns.validFrom)
        days = try fields.range(CounterpartColumns.validFrom, CounterpartColumns.validTo)
    }

    /// What tells one row from another.
    var key: String { "\(partnerCode) \(unitCode) \(days.from?.description ?? "")" }

    /// The link that the row tells of; the first name that is not known is its fault.
    func counterpart(_ register: PartnerRegister, _ tree: UnitTree) throws(RowFault) -> Counterpart {
        guard let partner = register.partner(code: partnerCode) else {
            throw RowFault(.unknownPartner, column: CounterpartColumns.partnerCode.name, value: partnerCode)
        }
        guard let unit = tree.unit(code: unitCode) else {
            throw RowFault(.unknownUnit, column: CounterpartColumns.unitCode.name, value: unitCode)
        }
        return Counterpart(partnerNumber: partner.number, unitNumber: unit.number, days: days)
    }
}

/// The columns of `counterparts`.
enum CounterpartColumns {
    static let partnerCode = ImportColumn(0, "partner_code", captions: ["Mã đối tác"], isRequired: true)
    static let unitCode = ImportColumn(1, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let validFrom = ImportColumn(2, "valid_from", captions: ["Từ ngày"], isRequired: true)
    static let validTo = ImportColumn(3, "valid_to", captions: ["Đến trước ngày"])
    static let all = [partnerCode, unitCode, validFrom, validTo]
}
