/// What a cell's number means by its number format.
enum NumberFormat: UInt8 {
    case number
    /// A day, a time or both, counted in days.
    case date
    /// A share of 1 that is shown as so many of a hundred.
    case percent

    /// The meaning of a built-in format.
    ///
    /// Source: ECMA-376 part 1, 18.8.30, with the East Asian ones.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 14...22, 27...36, 45...47, 50...58: self = .date
        default: self = .number
        }
    }

    /// The meaning of a format's code, such as `dd/mm/yyyy`: that of its first section, for positive numbers.
    init(code: String) {
        var kind = NumberFormat.number
        var characters = code.unicodeScalars.makeIterator()
        scan: while let character = characters.next() {
            switch character {
            case ";":
                break scan
            case "\"":
                // Text as it is.
                while let quoted = characters.next(), quoted != "\"" {}
            case "\\", "_", "*":
                // The next character stands for itself or for its width.
                _ = characters.next()
            case "[":
                // A colour, a condition, a language, or a time that runs past its hour such as `[h]`.
                var inner = String.UnicodeScalarView()
                while let bracketed = characters.next(), bracketed != "]" { inner.append(bracketed) }
                if !inner.isEmpty, inner.allSatisfy("hmsHMS".unicodeScalars.contains) { kind = .date }
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
                kind = .date
            case "%" where kind == .number:
                kind = .percent
            case "G" where code.hasPrefix("General"):
                break scan
            default:
                continue
            }
        }
        self = kind
    }
}
