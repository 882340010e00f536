internal import Documents
internal import Kernel

/// Cells as the import files write them.
extension CSVWriter {
    /// Writes an empty cell for nil.
    mutating func optional(_ text: String?) {
        if let text { self.text(text) } else { empty() }
    }

    mutating func optional(_ number: Int?) {
        if let number { integer(number) } else { empty() }
    }

    mutating func day(_ day: Day?) {
        optional(day?.description)
    }

    mutating func days(_ days: DayRange) {
        day(days.from)
        day(days.to)
    }

    /// Writes a division with its vintage; two empty cells without one.
    mutating func division(_ code: String?, _ vintage: String) {
        optional(code)
        optional(code == nil ? nil : vintage)
    }

    /// Writes millionths of one as a decimal.
    mutating func millionths(_ share: Int) {
        decimal("\(share / 1_000_000).\(Digits.padded(share % 1_000_000, 6))")
    }

    /// Writes millionths as a decimal with five digits behind the point.
    mutating func degrees(_ millionths: Int) {
        decimal("\(millionths / 1_000_000).\(Digits.padded(millionths % 1_000_000 / 10, 5))")
    }
}
