package import Imports
internal import Kernel

/// A row of `units` as it was read, before its parent is looked up.
struct UnitDraft: Sendable, Hashable {
    let code: String
    let name: String
    let kind: UnitKind
    let parentCode: String?
    let days: DayRange
    let division: DivisionKey?

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(UnitColumns.code)
        name = try fields.text(UnitColumns.name)
        kind = try fields.choice(UnitColumns.kind, UnitKind.self)
        parentCode = try fields.optionalCode(UnitColumns.parentCode)
        switch (kind == .confederation, parentCode) {
        case (true, let parent?):
            throw RowFault(.badValue, column: UnitColumns.parentCode.name, value: parent, expects: .oneConfederation)
        case (false, nil): throw RowFault(.missingValue, column: UnitColumns.parentCode.name)
        default: break
        }
        days = try fields.range(UnitColumns.openedOn, UnitColumns.closedOn)
        division = try DivisionKey.read(fields, code: UnitColumns.divisionCode, vintage: UnitColumns.vintage)
    }

    /// The row that would have made a stored unit.
    init(_ unit: UnionUnit, parentCode: String?) {
        code = unit.code
        name = unit.stated.name
        kind = unit.kind
        self.parentCode = parentCode
        days = unit.stated.days
        division = unit.division
    }
}

/// The columns of `units`.
enum UnitColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã đơn vị", "Mã"], isRequired: true)
    static let name = ImportColumn(1, "name", captions: ["Tên đơn vị", "Tên"], isRequired: true)
    static let kind = ImportColumn(2, "kind", captions: ["Loại đơn vị", "Loại"], isRequired: true)
    static let parentCode = ImportColumn(3, "parent_code", captions: ["Mã đơn vị cấp trên", "Mã cấp trên"])
    static let openedOn = ImportColumn(4, "opened_on", captions: ["Ngày thành lập"])
    static let closedOn = ImportColumn(5, "closed_on", captions: ["Ngày kết thúc", "Ngày giải thể"])
    static let divisionCode = ImportColumn(6, "division_code", captions: ["Mã đơn vị hành chính", "Mã địa bàn"])
    static let vintage = ImportColumn(7, "vintage", captions: ["Bộ mã", "Bộ mã hành chính"])
    static let all = [code, name, kind, parentCode, openedOn, closedOn, divisionCode, vintage]
}

extension DivisionKey {
    package enum Vintage: String, Sendable, CaseIterable {
        case before = "2024"
        case since = "2025"
    }

    /// A division's code and vintage stand together or not at all.
    package static func read(
        _ fields: Fields, code: ImportColumn, vintage: ImportColumn
    ) throws(RowFault) -> DivisionKey? {
        let text = try fields.optionalCode(code)
        let year = try fields.optionalChoice(vintage, Vintage.self)
        guard let text else { return nil }
        guard let year else { throw RowFault(.missingValue, column: vintage.name) }
        return DivisionKey(vintage: year.rawValue, code: text)
    }
}
