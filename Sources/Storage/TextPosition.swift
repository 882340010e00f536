extension Transaction {
    /// A condition: the text stands somewhere in the column, letter for letter.
    ///
    /// Takes about half as long as `LIKE` on both engines, and knows no signs of patterns.
    package func isFound(_ text: String, in column: SQL) -> SQL {
        switch engine {
        case .sqlite: "instr(\(column), \(text)) > 0"
        case .postgres: "strpos(\(column), \(text)) > 0"
        }
    }
}
