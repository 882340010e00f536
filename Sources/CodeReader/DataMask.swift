/// The eight patterns of which one is laid over the data (ISO/IEC 18004, 7.8.2, table 10).
enum DataMask {
    /// Whether the mask has turned the module in a column and a row.
    static func turns(_ mask: Int, _ column: Int, _ row: Int) -> Bool {
        let (i, j) = (row, column)
        switch mask {
        case 0: return (i + j) % 2 == 0
        case 1: return i % 2 == 0
        case 2: return j % 3 == 0
        case 3: return (i + j) % 3 == 0
        case 4: return (i / 2 + j / 3) % 2 == 0
        case 5: return (i * j) % 2 + (i * j) % 3 == 0
        case 6: return ((i * j) % 2 + (i * j) % 3) % 2 == 0
        default: return ((i + j) % 2 + (i * j) % 3) % 2 == 0
        }
    }
}
