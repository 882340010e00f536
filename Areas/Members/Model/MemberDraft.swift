internal import Imports
internal import Kernel

/// A row of `members` as it was read, before its unit is looked up.
struct MemberDraft: Sendable, Hashable {
    let memberNo: String
    let person: Person
    let unitCode: String
    let joinedOn: Day
    let leftOn: Day?

    init(_ fields: Fields) throws(RowFault) {
        memberNo = try fields.code(MemberColumns.memberNo)
        person = Person(
            fullName: try fields.text(MemberColumns.fullName),
            birthDate: try fields.optionalDay(MemberColumns.birthDate),
            sex: try fields.optionalChoice(MemberColumns.sex, Sex.self))
        unitCode = try fields.code(MemberColumns.unitCode)
        joinedOn = try fields.day(MemberColumns.joinedOn)
        leftOn = try fields.range(MemberColumns.joinedOn, MemberColumns.leftOn).to
    }

    /// A row made of what somebody filled in, by the names of the columns; the same readings as of a file.
    init(form texts: [String: String]) throws(RowFault) {
        let cells = MemberColumns.all.map { texts[$0.name] ?? "" }
        try self.init(Fields(ImportRow(number: 1, cells: cells), of: MemberColumns.all))
    }

    var days: DayRange { DayRange(from: joinedOn, to: leftOn) }
    var key: Key { Key(memberNo: memberNo, unitCode: unitCode, joinedOn: joinedOn) }

    /// What tells one row of `members` from another.
    struct Key: Sendable, Hashable {
        let memberNo: String
        let unitCode: String
        let joinedOn: Day
    }
}

/// The columns of `members`.
enum MemberColumns {
    static let memberNo = ImportColumn(
        0, "member_no", captions: ["Mã đoàn viên", "Số thẻ đoàn viên"], isRequired: true)
    static let fullName = ImportColumn(1, "full_name", captions: ["Họ và tên", "Họ tên"], isRequired: true)
    static let birthDate = ImportColumn(2, "birth_date", captions: ["Ngày sinh"])
    static let sex = ImportColumn(3, "sex", captions: ["Giới tính"])
    static let unitCode = ImportColumn(
        4, "unit_code", captions: ["Mã đơn vị", "Mã đơn vị công đoàn"], isRequired: true)
    static let joinedOn = ImportColumn(5, "joined_on", captions: ["Ngày vào đơn vị", "Ngày vào"], isRequired: true)
    static let leftOn = ImportColumn(6, "left_on", captions: ["Ngày rời đơn vị", "Ngày rời"])
    static let all = [memberNo, fullName, birthDate, sex, unitCode, joinedOn, leftOn]
}
