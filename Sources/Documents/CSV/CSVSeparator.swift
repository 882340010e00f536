/// The character between the cells of a CSV file.
package enum CSVSeparator: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    /// What spreadsheet programs write under Vietnamese settings, where the comma parts decimals.
    case semicolon = 0x3B
    case tab = 0x09

    /// The separator of a header line: the one that stands most often outside quotes, the first of a tie.
    ///
    /// `isComplete` tells whether the bytes hold the whole header line.
    static func detected(in bytes: UnsafeBufferPointer<UInt8>) -> (separator: CSVSeparator, isComplete: Bool) {
        var counts: [CSVSeparator: Int] = [:]
        var isInQuotes = false
        var isAtCellStart = true
        var isComplete = false
        var hasText = false
        scan: for byte in bytes {
            if isInQuotes {
                // A doubled quote closes and opens again, which counts the same.
                isInQuotes = byte != 0x22
            } else if byte == 0x22, isAtCellStart {
                isInQuotes = true
                hasText = true
            } else if byte == 0x0A || byte == 0x0D {
                if hasText {
                    isComplete = true
                    break scan
                }
            } else {
                hasText = true
                let separator = CSVSeparator(rawValue: byte)
                if let separator { counts[separator, default: 0] += 1 }
                isAtCellStart = separator != nil
                continue
            }
            // Behind a closing quote another quote is the second half of a doubled one.
            isAtCellStart = true
        }
        let most = counts.values.max() ?? 0
        let winner = allCases.first { counts[$0, default: 0] == most } ?? .comma
        return (winner, isComplete)
    }
}
