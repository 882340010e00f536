internal import Imports
internal import Kernel

/// A row of `territories` as it was read, before its unit and division are looked up.
struct TerritoryDraft: Sendable, Hashable {
    let unitCode: String
    let division: DivisionKey
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.code(TerritoryColumns.unitCode)
        let code = try fields.code(TerritoryColumns.divisionCode)
        let vintage = try fields.choice(TerritoryColumns.vintage, DivisionKey.Vintage.self)
        division = DivisionKey(vintage: vintage.rawValue, code: code)
        _ = try fields.day(TerritoryColumns.validFrom)
        days = try fields.range(TerritoryColumns.validFrom, TerritoryColumns.validTo)
    }

    struct Key: Hashable {
        let unitCode: String
        let division: DivisionKey
        let from: Day?
    }

    var key: Key { Key(unitCode: unitCode, division: division, from: days.from) }

    func territory(_ tree: UnitTree, _ divisions: DivisionMap) throws(RowFault) -> Territory {
        let unit = try tree.unit(unitCode, in: TerritoryColumns.unitCode)
        guard divisions.division(division) != nil else {
            throw RowFault(
                .badValue, column: TerritoryColumns.divisionCode.name, value: division.code, expects: .knownDivision)
        }
        try tree.checkAssignment(to: unit, from: days.from, in: TerritoryColumns.validFrom)
        return Territory(unit: unit.number, division: division, days: days)
    }
}

/// The columns of `territories`.
enum TerritoryColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let divisionCode = ImportColumn(
        1, "division_code", captions: ["Mã đơn vị hành chính", "Mã địa bàn"], isRequired: true)
    static let vintage = ImportColumn(2, "vintage", captions: ["Bộ mã", "Bộ mã hành chính"], isRequired: true)
    static let validFrom = ImportColumn(3, "valid_from", captions: ["Từ ngày", "Phụ trách từ ngày"], isRequired: true)
    static let validTo = ImportColumn(4, "valid_to", captions: ["Đến trước ngày", "Thôi phụ trách từ ngày"])
    static let all = [unitCode, divisionCode, vintage, validFrom, validTo]
}
