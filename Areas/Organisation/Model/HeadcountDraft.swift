internal import Imports
internal import Kernel

/// A row of `headcounts` as it was read, before its unit is looked up.
struct HeadcountDraft: Sendable, Hashable {
    let unitCode: String
    let day: Day
    let members: Int64
    let femaleMembers: Int64?
    let nonMembers: Int64?
    let femaleNonMembers: Int64?

    /// More people than any union has.
    private static let range: ClosedRange<Int64> = 0...1_000_000_000

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.code(HeadcountColumns.unitCode)
        day = try fields.day(HeadcountColumns.countedOn)
        members = try fields.wholeNumber(HeadcountColumns.members, in: HeadcountDraft.range)
        femaleMembers = try HeadcountDraft.women(fields, HeadcountColumns.femaleMembers, of: members)
        nonMembers = try fields.optionalWholeNumber(HeadcountColumns.nonMembers, in: HeadcountDraft.range)
        femaleNonMembers = try HeadcountDraft.women(fields, HeadcountColumns.femaleNonMembers, of: nonMembers)
    }

    private static func women(
        _ fields: Fields, _ column: ImportColumn, of total: Int64?
    ) throws(RowFault) -> Int64? {
        guard let women = try fields.optionalWholeNumber(column, in: range) else { return nil }
        guard women <= total ?? -1 else {
            throw RowFault(.badValue, column: column.name, value: String(women), expects: .withinTotal)
        }
        return women
    }

    struct Key: Hashable {
        let unitCode: String
        let day: Day
    }

    var key: Key { Key(unitCode: unitCode, day: day) }

    /// The count with its unit, which must exist on the day.
    func headcount(_ tree: UnitTree, today: Day) throws(RowFault) -> Headcount {
        guard let unit = tree.unit(code: unitCode) else {
            throw RowFault(.unknownUnit, column: HeadcountColumns.unitCode.name, value: unitCode)
        }
        guard day <= today else {
            throw RowFault(
                .badValue, column: HeadcountColumns.countedOn.name, value: day.description, expects: .notInFuture)
        }
        guard tree.exists(unit.number, on: day) else {
            throw RowFault(
                .badValue, column: HeadcountColumns.countedOn.name, value: unitCode, expects: .unitThatDay)
        }
        return Headcount(
            unit: unit.number, day: day, members: members, femaleMembers: femaleMembers, nonMembers: nonMembers,
            femaleNonMembers: femaleNonMembers)
    }
}

/// The columns of `headcounts`.
enum HeadcountColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let countedOn = ImportColumn(1, "counted_on", captions: ["Ngày đếm", "Ngày"], isRequired: true)
    static let members = ImportColumn(2, "members", captions: ["Số đoàn viên", "Đoàn viên"], isRequired: true)
    static let femaleMembers = ImportColumn(3, "female_members", captions: ["Số đoàn viên nữ", "Đoàn viên nữ"])
    static let nonMembers = ImportColumn(
        4, "non_members", captions: ["Số người lao động chưa vào công đoàn", "Chưa là đoàn viên"])
    static let femaleNonMembers = ImportColumn(
        5, "female_non_members", captions: ["Số lao động nữ chưa vào công đoàn", "Nữ chưa là đoàn viên"])
    static let all = [unitCode, countedOn, members, femaleMembers, nonMembers, femaleNonMembers]
}
