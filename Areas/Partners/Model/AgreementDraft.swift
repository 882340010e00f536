internal import Imports
internal import Kernel
internal import Organisation

/// A row of `agreements` as it was read, before its partner and unit are looked up.
struct AgreementDraft: Sendable, Hashable {
    let code: String
    let partnerCode: String
    let unitCode: String
    let level: AgreementLevel
    let signedOn: Day?
    let days: DayRange
    let covers: Coverage

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(AgreementColumns.code)
        partnerCode = try fields.code(AgreementColumns.partnerCode)
        unitCode = try fields.code(AgreementColumns.unitCode)
        level = try fields.choice(AgreementColumns.level, AgreementLevel.self)
        signedOn = try fields.optionalDay(AgreementColumns.signedOn)
        _ = try fields.day(AgreementColumns.validFrom)
        days = try fields.range(AgreementColumns.validFrom, AgreementColumns.validTo)
        covers = try fields.optionalChoice(AgreementColumns.covers, Coverage.self) ?? .below
    }

    /// The agreement that the row tells of; the first name that is not known is its fault.
    func agreement(number: Int64, _ register: PartnerRegister, _ tree: UnitTree) throws(RowFault) -> Agreement {
        guard let partner = register.partner(code: partnerCode) else {
            throw RowFault(.unknownPartner, column: AgreementColumns.partnerCode.name, value: partnerCode)
        }
        guard let unit = tree.unit(code: unitCode) else {
            throw RowFault(.unknownUnit, column: AgreementColumns.unitCode.name, value: unitCode)
        }
        return Agreement(
            number: number, code: code, partnerNumber: partner.number, unitNumber: unit.number, level: level,
            signedOn: signedOn, days: days, covers: covers)
    }
}

/// The columns of `agreements`.
enum AgreementColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã thỏa thuận", "Số thỏa thuận"], isRequired: true)
    static let partnerCode = ImportColumn(1, "partner_code", captions: ["Mã đối tác"], isRequired: true)
    static let unitCode = ImportColumn(2, "unit_code", captions: ["Mã đơn vị", "Mã đơn vị ký"], isRequired: true)
    static let level = ImportColumn(3, "level", captions: ["Cấp ký kết", "Cấp"], isRequired: true)
    static let signedOn = ImportColumn(4, "signed_on", captions: ["Ngày ký"])
    static let validFrom = ImportColumn(
        5, "valid_from", captions: ["Ngày có hiệu lực", "Có hiệu lực từ ngày"], isRequired: true)
    static let validTo = ImportColumn(6, "valid_to", captions: ["Ngày hết hiệu lực", "Hết hiệu lực từ ngày"])
    static let covers = ImportColumn(7, "covers", captions: ["Phạm vi áp dụng", "Áp dụng cho"])
    static let all = [code, partnerCode, unitCode, level, signedOn, validFrom, validTo, covers]
}
