internal import Imports
internal import Kernel

/// A row of `employers` as it was read, before its unit is looked up.
struct EmployerDraft: Sendable, Hashable {
    let code: String
    let name: String
    let kind: EmployerKind
    let ownership: Ownership?
    let industry: String?
    let headcount: Int64?
    let women: Int64?
    let unitCode: String?
    let upperUnitCode: String?
    let days: DayRange

    /// More people than any employer has.
    static let mostPeople: Int64 = 10_000_000

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(EmployerColumns.code)
        name = try fields.text(EmployerColumns.name)
        kind = try fields.choice(EmployerColumns.kind, EmployerKind.self)
        ownership = try EmployerDraft.ownership(of: kind, fields)
        industry = try fields.optionalCode(EmployerColumns.industry)
        headcount = try fields.optionalWholeNumber(EmployerColumns.headcount, in: 0...EmployerDraft.mostPeople)
        women = try fields.optionalWholeNumber(EmployerColumns.women, in: 0...EmployerDraft.mostPeople)
        if let women, women > headcount ?? -1 {
            throw RowFault(
                .badValue, column: EmployerColumns.women.name, value: String(women), expects: .withinTotal)
        }
        unitCode = try fields.optionalCode(EmployerColumns.unitCode)
        upperUnitCode = try fields.optionalCode(EmployerColumns.upperUnitCode)
        guard (unitCode == nil) != (upperUnitCode == nil) else {
            throw RowFault(
                .badValue, column: EmployerColumns.unitCode.name, value: unitCode ?? "", expects: .oneUnion)
        }
        _ = try fields.day(EmployerColumns.validFrom)
        days = try fields.range(EmployerColumns.validFrom, EmployerColumns.validTo)
    }

    /// Enterprises have owners of a kind, agencies and public units none.
    private static func ownership(of kind: EmployerKind, _ fields: Fields) throws(RowFault) -> Ownership? {
        let ownership = try fields.optionalChoice(EmployerColumns.ownership, Ownership.self)
        if kind == .enterprise, ownership == nil {
            throw RowFault(.missingValue, column: EmployerColumns.ownership.name)
        }
        if kind != .enterprise, let ownership {
            throw RowFault(
                .badValue, column: EmployerColumns.ownership.name, value: ownership.rawValue, expects: .empty)
        }
        return ownership
    }

    struct Key: Hashable {
        let code: String
        let from: Day?
    }

    var key: Key { Key(code: code, from: days.from) }

    func state(_ tree: UnitTree, _ industries: Industries) throws(RowFault) -> EmployerState {
        if let industry, let from = days.from, industries.industry(industry, on: from) == nil {
            throw RowFault(
                .badValue, column: EmployerColumns.industry.name, value: industry, expects: .choice,
                allowed: industries.industries(on: from).map(\.code).joined(separator: ", "))
        }
        let column = unitCode == nil ? EmployerColumns.upperUnitCode : EmployerColumns.unitCode
        let unit = try tree.unit(unitCode ?? upperUnitCode ?? "", in: column)
        try tree.checkAssignment(to: unit, from: days.from, in: EmployerColumns.validFrom)
        if unitCode != nil, !unit.kind.isUnionOfEmployer {
            throw RowFault(.badValue, column: column.name, value: unit.code, expects: .grassrootsUnit)
        }
        return EmployerState(
            code: code, days: days, name: name, kind: kind, ownership: ownership, industry: industry,
            headcount: headcount, women: women, unit: unit.number, hasUnion: unitCode != nil)
    }
}

extension UnitKind {
    /// True for unions that members of one employer make up.
    var isUnionOfEmployer: Bool {
        switch self {
        case .grassrootsUnion, .occupationalUnion, .departmentUnion, .unionGroup: true
        default: false
        }
    }
}

/// The columns of `employers`.
enum EmployerColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã đơn vị sử dụng lao động", "Mã"], isRequired: true)
    static let name = ImportColumn(1, "name", captions: ["Tên đơn vị sử dụng lao động", "Tên"], isRequired: true)
    static let kind = ImportColumn(2, "kind", captions: ["Loại"], isRequired: true)
    static let ownership = ImportColumn(3, "ownership", captions: ["Loại hình sở hữu", "Sở hữu"])
    static let industry = ImportColumn(4, "industry", captions: ["Ngành kinh tế", "Ngành"])
    static let headcount = ImportColumn(5, "headcount", captions: ["Số lao động"])
    static let women = ImportColumn(6, "women", captions: ["Số lao động nữ", "Lao động nữ"])
    static let unitCode = ImportColumn(7, "unit_code", captions: ["Mã công đoàn cơ sở"])
    static let upperUnitCode = ImportColumn(8, "upper_unit_code", captions: ["Mã công đoàn cấp trên"])
    static let validFrom = ImportColumn(9, "valid_from", captions: ["Từ ngày"], isRequired: true)
    static let validTo = ImportColumn(10, "valid_to", captions: ["Đến trước ngày"])
    static let all = [
        code, name, kind, ownership, industry, headcount, women, unitCode, upperUnitCode, validFrom, validTo,
    ]
}
