internal import Imports
internal import Kernel

/// A row of `changes` as it was read, before its units are looked up.
struct ChangeDraft: Sendable, Hashable {
    let day: Day
    let kind: UnitChange.Kind
    let fromCode: String
    let toCode: String?
    let share: Int64?
    let name: String?

    init(_ fields: Fields) throws(RowFault) {
        day = try fields.day(ChangeColumns.date)
        kind = try fields.choice(ChangeColumns.kind, UnitChange.Kind.self)
        fromCode = try fields.code(ChangeColumns.fromCode)
        let to = try fields.optionalCode(ChangeColumns.toCode)
        switch kind {
        case .open, .split, .merge, .move:
            guard to != nil else { throw RowFault(.missingValue, column: ChangeColumns.toCode.name) }
            toCode = to
        case .rename, .close:
            if let to { throw RowFault(.badValue, column: ChangeColumns.toCode.name, value: to, expects: .empty) }
            toCode = nil
        }
        share = kind == .split ? try ChangeDraft.share(try fields.text(ChangeColumns.share)) : nil
        let text = try fields.optionalText(ChangeColumns.name)
        if kind == .rename, text == nil { throw RowFault(.missingValue, column: ChangeColumns.name.name) }
        name = text
    }

    /// A decimal from 0 to 1 with up to six places, in millionths.
    private static func share(_ text: String) throws(RowFault) -> Int64 {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.count > 1 ? String(parts[1]) : ""
        guard parts[0].utf8.count == 1, digits.utf8.count <= 6, parts.count == 1 || !digits.isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
            let share = Int64(parts[0] + digits + String(repeating: "0", count: 6 - digits.utf8.count)),
            (0...DatedTree.whole).contains(share)
        else { throw RowFault(.badValue, column: ChangeColumns.share.name, value: text, expects: .share) }
        return share
    }
}

/// The columns of `changes`.
enum ChangeColumns {
    static let date = ImportColumn(0, "date", captions: ["Ngày"], isRequired: true)
    static let kind = ImportColumn(1, "kind", captions: ["Loại thay đổi", "Loại"], isRequired: true)
    static let fromCode = ImportColumn(2, "from_code", captions: ["Mã đơn vị", "Từ đơn vị"], isRequired: true)
    static let toCode = ImportColumn(3, "to_code", captions: ["Đến đơn vị", "Mã đơn vị tiếp nhận"])
    static let share = ImportColumn(4, "share", captions: ["Tỷ lệ"])
    static let name = ImportColumn(5, "name", captions: ["Tên mới", "Tên"])
    static let all = [date, kind, fromCode, toCode, share, name]
}
