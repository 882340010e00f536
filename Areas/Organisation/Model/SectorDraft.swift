internal import Imports
internal import Kernel

/// A row of `sectors` as it was read, before its unit is looked up.
struct SectorDraft: Sendable, Hashable {
    let unitCode: String
    let sector: UnitSector.Sector
    let days: DayRange

    init(_ fields: Fields) throws(RowFault) {
        unitCode = try fields.code(SectorColumns.unitCode)
        sector = try fields.choice(SectorColumns.sector, UnitSector.Sector.self)
        _ = try fields.day(SectorColumns.validFrom)
        days = try fields.range(SectorColumns.validFrom, SectorColumns.validTo)
    }

    struct Key: Hashable {
        let unitCode: String
        let from: Day?
    }

    var key: Key { Key(unitCode: unitCode, from: days.from) }

    func employer(_ tree: UnitTree) throws(RowFault) -> UnitSector {
        let unit = try tree.unit(unitCode, in: SectorColumns.unitCode)
        try tree.checkAssignment(to: unit, from: days.from, in: SectorColumns.validFrom)
        return UnitSector(unit: unit.number, sector: sector, days: days)
    }
}

/// The columns of `sectors`.
enum SectorColumns {
    static let unitCode = ImportColumn(0, "unit_code", captions: ["Mã đơn vị"], isRequired: true)
    static let sector = ImportColumn(1, "sector", captions: ["Khu vực", "Khu vực kinh tế"], isRequired: true)
    static let validFrom = ImportColumn(2, "valid_from", captions: ["Từ ngày"], isRequired: true)
    static let validTo = ImportColumn(3, "valid_to", captions: ["Đến trước ngày"])
    static let all = [unitCode, sector, validFrom, validTo]
}
