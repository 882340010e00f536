/// A cell of a sheet's XML while its value is being read.
struct SheetCellReading {
    enum Kind {
        case number, shared, text, boolean, day, fault
    }

    let column: Int
    let style: Int
    let type: Kind
    var hasFormula = false

    /// Takes column, style and type of the cell; a cell without a place stands in the expected column.
    init(_ attributes: XMLAttributes, expectedColumn: Int) {
        column = attributes.bytes("r").flatMap(Self.column) ?? expectedColumn
        style = attributes.integer("s") ?? 0
        guard let bytes = attributes.bytes("t"), let first = bytes.first else {
            type = .number
            return
        }
        type =
            switch (first, bytes.count) {
            case (UInt8(ascii: "s"), 1): .shared
            case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): .text
            case (UInt8(ascii: "b"), _): .boolean
            case (UInt8(ascii: "d"), _): .day
            case (UInt8(ascii: "e"), _): .fault
            default: .number
            }
    }

    /// The column of a place such as `B7`, the first being 0; nil when it is none.
    static func column(_ place: UnsafeBufferPointer<UInt8>) -> Int? {
        var column = 0
        for byte in place {
            guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte else { break }
            column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            guard column <= 16_384 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
