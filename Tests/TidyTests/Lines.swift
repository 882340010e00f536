extension [Finding] {
    /// Where the findings are, for tests that care for places and not for words.
    var places: [String] { map { "\($0.path):\($0.line)" } }
}
