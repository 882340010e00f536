internal import Imports
internal import Kernel
internal import Organisation

/// A row of `officers` as it was read, before its unit is looked up.
struct OfficerDraft: Sendable, Hashable {
    let unitCode: String
    let person: OfficerPerson
    let post: Post
    let days: DayRange
    let trainedOn: Day?

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.code(OfficerColumns.unitCode)
        let name = try fields.text(OfficerColumns.fullName)
        let birthDate = try fields.optionalDay(OfficerColumns.birthDate)
        person = OfficerPerson(
            fullName: name, birthDate: birthDate,
            sex: try fields.optionalChoice(OfficerColumns.sex, OfficerPerson.Sex.self))
        post = try fields.choice(OfficerColumns.post, Post.self)
        _ = try fields.day(OfficerColumns.termFrom)
        days = try fields.range(OfficerColumns.termFrom, OfficerColumns.termTo)
        trainedOn = try fields.optionalDay(OfficerColumns.trainedOn)
    }

    struct Key: Hashable {
        let unitCode: String
        let fullName: String
        let post: Post
        let from: Day?
    }

    var key: Key { Key(unitCode: unitCode, fullName: person.fullName, post: post, from: days.from) }

    func officer(_ tree: UnitTree) throws(RowFault) -> Officer {
        let unit = try tree.unit(unitCode, in: OfficerColumns.unitCode)
        try tree.checkAssignment(to: unit, from: days.from, in: OfficerColumns.termFrom)
        return Officer(unit: unit.number, post: post, days: days, person: person, trainedOn: trainedOn)
    }
}

/// The columns of `officers`.
enum OfficerColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let fullName = ImportColumn(1, "full_name", captions: ["Họ và tên", "Họ tên"], isRequired: true)
    static let birthDate = ImportColumn(2, "birth_date", captions: ["Ngày sinh"])
    static let sex = ImportColumn(3, "sex", captions: ["Giới tính"])
    static let post = ImportColumn(4, "post", captions: ["Chức vụ", "Chức danh"], isRequired: true)
    static let termFrom = ImportColumn(5, "term_from", captions: ["Nhiệm kỳ từ ngày", "Từ ngày"], isRequired: true)
    static let termTo = ImportColumn(6, "term_to", captions: ["Nhiệm kỳ đến trước ngày", "Đến trước ngày"])
    static let trainedOn = ImportColumn(7, "trained_on", captions: ["Ngày bồi dưỡng gần nhất", "Ngày bồi dưỡng"])
    static let all = [unitCode, fullName, birthDate, sex, post, termFrom, termTo, trainedOn]
}
