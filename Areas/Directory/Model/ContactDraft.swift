internal import Imports
internal import Kernel
internal import Organisation
internal import Partners

/// A row of `contacts` as it was read, before its unit or partner is looked up.
struct ContactDraft: Sendable, Hashable {
    let unitCode: String?
    let partnerCode: String?
    let card: ContactCard
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.optionalCode(ContactColumns.unitCode)
        partnerCode = try fields.optionalCode(ContactColumns.partnerCode)
        if unitCode == nil, partnerCode == nil {
            throw RowFault(.missingValue, column: ContactColumns.unitCode.name)
        }
        if unitCode != nil, let partnerCode {
            throw RowFault(
                .badValue, column: ContactColumns.partnerCode.name, value: partnerCode, expects: .oneSide)
        }
        let person = try fields.text(ContactColumns.focalPerson)
        let address = try fields.optionalText(ContactColumns.address)
        let phone = try fields.optionalText(ContactColumns.phone)
        if let phone, !ContactRules.isPhone(phone) {
            throw RowFault(.badValue, column: ContactColumns.phone.name, value: phone, expects: .phone)
        }
        let email = try fields.optionalText(ContactColumns.email)
        if let email, !ContactRules.isEmail(email) {
            throw RowFault(.badValue, column: ContactColumns.email.name, value: email, expects: .email)
        }
        card = ContactCard(focalPerson: person, address: address, phone: phone, email: email)
        _ = try fields.day(ContactColumns.validFrom)
        days = try fields.range(ContactColumns.validFrom, ContactColumns.validTo)
    }

    struct Key: Hashable {
        let unitCode: String?
        let partnerCode: String?
        let from: Day?
    }

    var key: Key { Key(unitCode: unitCode, partnerCode: partnerCode, from: days.from) }

    func contact(_ tree: UnitTree, _ register: PartnerRegister) throws(RowFault) -> Contact {
        if let unitCode {
            let unit = try tree.unit(unitCode, in: ContactColumns.unitCode)
            try tree.checkAssignment(to: unit, from: days.from, in: ContactColumns.validFrom)
            return Contact(side: .unit(unit.number), days: days, card: card)
        }
        guard let partner = partnerCode.flatMap({ register.partner(code: $0) }) else {
            throw RowFault(.unknownPartner, column: ContactColumns.partnerCode.name, value: partnerCode ?? "")
        }
        return Contact(side: .partner(partner.number), days: days, card: card)
    }
}

/// The columns of `contacts`.
enum ContactColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"])
    static let partnerCode = ImportColumn(1, "partner_code", captions: ["Mã đối tác"])
    static let focalPerson = ImportColumn(
        2, "focal_person", captions: ["Người đại diện", "Người đại diện làm đầu mối", "Đầu mối"], isRequired: true)
    static let address = ImportColumn(3, "address", captions: ["Địa chỉ"])
    static let phone = ImportColumn(4, "phone", captions: ["Số điện thoại", "Điện thoại"])
    static let email = ImportColumn(5, "email", captions: ["Email", "Thư điện tử"])
    static let validFrom = ImportColumn(
        6, "valid_from", captions: ["Từ ngày", "Làm đầu mối từ ngày"], isRequired: true)
    static let validTo = ImportColumn(7, "valid_to", captions: ["Đến trước ngày", "Thôi làm đầu mối từ ngày"])
    static let all = [unitCode, partnerCode, focalPerson, address, phone, email, validFrom, validTo]
}
