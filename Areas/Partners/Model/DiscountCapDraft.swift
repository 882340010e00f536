import Imports
import Kernel

extension DiscountCap {
    /// A row of `caps` as it was read.
    init(_ fields: Fields) throws(RowFault) {
        kind = try fields.choice(CapColumns.kind, Kind.self)
        guard let percent = try fields.optionalPercentage(CapColumns.percent) else {
            throw RowFault(.missingValue, column: CapColumns.percent.name)
        }
        self.percent = percent
        _ = try fields.day(CapColumns.validFrom)
        days = try fields.range(CapColumns.validFrom, CapColumns.validTo)
        source = try fields.text(CapColumns.source)
        isCertain = try fields.truth(CapColumns.isCertain)
    }
}

extension DiscountCap: DatedRow {
    /// Caps of one kind follow each other in time.
    var owner: Kind { kind }
}

/// The columns of `caps`.
enum CapColumns {
    static let kind = ImportColumn(0, "kind", captions: ["Loại mức"], isRequired: true)
    static let percent = ImportColumn(1, "percent", captions: ["Mức tối đa (%)", "Mức tối đa"], isRequired: true)
    static let validFrom = ImportColumn(2, "valid_from", captions: ["Áp dụng từ ngày"], isRequired: true)
    static let validTo = ImportColumn(3, "valid_to", captions: ["Thôi áp dụng từ ngày"])
    static let source = ImportColumn(4, "source", captions: ["Văn bản"], isRequired: true)
    static let isCertain = ImportColumn(5, "is_certain", captions: ["Đã đối chiếu văn bản"], isRequired: true)
    static let all = [kind, percent, validFrom, validTo, source, isCertain]
}
