internal import Imports
internal import Kernel
internal import Organisation

/// A row of `points` as it was read, before its partner, division and host are looked up.
struct PointDraft: Sendable, Hashable {
    let code: String
    let partnerCode: String
    let name: String
    let address: String?
    let division: DivisionKey?
    let latitude: Double?
    let longitude: Double?
    let days: DayRange
    let hostUnitCode: String?

    init(_ fields: Fields) throws(RowFault) {
        code = try fields.code(PointColumns.code)
        partnerCode = try fields.code(PointColumns.partnerCode)
        name = try fields.text(PointColumns.name)
        address = try fields.optionalText(PointColumns.address)
        division = try DivisionKey.read(fields, code: PointColumns.divisionCode, vintage: PointColumns.vintage)
        latitude = try fields.optionalCoordinate(PointColumns.latitude, bound: 90)
        longitude = try fields.optionalCoordinate(PointColumns.longitude, bound: 180)
        days = try fields.range(PointColumns.openedOn, PointColumns.closedOn)
        hostUnitCode = try fields.optionalCode(PointColumns.hostUnitCode)
    }

    /// The point that the row tells of; the first name that is not known is its fault.
    func point(
        number: Int64, _ register: PartnerRegister, _ divisions: DivisionMap, _ tree: UnitTree
    ) throws(RowFault) -> PointOfSale {
        guard let partner = register.partner(code: partnerCode) else {
            throw RowFault(.unknownPartner, column: PointColumns.partnerCode.name, value: partnerCode)
        }
        if let division, divisions.division(division) == nil {
            throw RowFault(
                .badValue, column: PointColumns.divisionCode.name, value: division.code, expects: .knownDivision)
        }
        let host = hostUnitCode.flatMap { tree.unit(code: $0) }
        if let hostUnitCode, host == nil {
            throw RowFault(.unknownUnit, column: PointColumns.hostUnitCode.name, value: hostUnitCode)
        }
        return PointOfSale(
            number: number, code: code, partnerNumber: partner.number, name: name, address: address,
            division: division, latitude: latitude, longitude: longitude, days: days, hostUnitNumber: host?.number)
    }
}

/// The columns of `points`.
enum PointColumns {
    static let code = ImportColumn(0, "code", captions: ["Mã điểm bán", "Mã điểm"], isRequired: true)
    static let partnerCode = ImportColumn(1, "partner_code", captions: ["Mã đối tác"], isRequired: true)
    static let name = ImportColumn(2, "name", captions: ["Tên điểm bán", "Tên"], isRequired: true)
    static let address = ImportColumn(3, "address", captions: ["Địa chỉ"])
    static let divisionCode = ImportColumn(4, "division_code", captions: ["Mã đơn vị hành chính", "Mã địa bàn"])
    static let vintage = ImportColumn(5, "vintage", captions: ["Bộ mã", "Bộ mã hành chính"])
    static let latitude = ImportColumn(6, "latitude", captions: ["Vĩ độ"])
    static let longitude = ImportColumn(7, "longitude", captions: ["Kinh độ"])
    static let openedOn = ImportColumn(8, "opened_on", captions: ["Ngày mở cửa", "Ngày khai trương"])
    static let closedOn = ImportColumn(9, "closed_on", captions: ["Ngày đóng cửa", "Ngày ngừng bán"])
    static let hostUnitCode = ImportColumn(
        10, "host_unit_code", captions: ["Mã đơn vị đặt điểm bán", "Mã đơn vị chủ nhà"])
    static let all = [
        code, partnerCode, name, address, divisionCode, vintage, latitude, longitude, openedOn, closedOn, hostUnitCode,
    ]
}
