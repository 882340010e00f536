internal import Imports
internal import Kernel

/// A row of `employers` as it was read, before its unit is looked up.
struct EmployerDraft: Sendable, Hashable {
    let unitCode: String
    let sector: Employer.Sector
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.code(EmployerColumns.unitCode)
        sector = try fields.choice(EmployerColumns.sector, Employer.Sector.self)
        _ = try fields.day(EmployerColumns.validFrom)
        days = try fields.range(EmployerColumns.validFrom, EmployerColumns.validTo)
    }

    struct Key: Hashable {
        let unitCode: String
        let from: Day?
    }

    var key: Key { Key(unitCode: unitCode, from: days.from) }

    func employer(_ tree: UnitTree) throws(RowFault) -> Employer {
        let unit = try tree.unit(unitCode, in: EmployerColumns.unitCode)
        try tree.checkAssignment(to: unit, from: days.from, in: EmployerColumns.validFrom)
        return Employer(unit: unit.number, sector: sector, days: days)
    }
}

/// The columns of `employers`.
enum EmployerColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let sector = ImportColumn(1, "sector", captions: ["Khu vực", "Khu vực kinh tế"], isRequired: true)
    static let validFrom = ImportColumn(2, "valid_from", captions: ["Từ ngày"], isRequired: true)
    static let validTo = ImportColumn(3, "valid_to", captions: ["Đến trước ngày"])
    static let all = [unitCode, sector, validFrom, validTo]
}
