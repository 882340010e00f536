/// Names of sheets as spreadsheet programs allow them.
///
/// At most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at either end, not `History`, all different
/// without regard to capitals. A name that breaks a rule is mended rather than refused: it is only a label.
enum SheetName {
    static let limit = 31

    /// The name, mended, and different from those in use.
    static func allowed(_ name: String, besides used: [String]) -> String {
        let cleaned = String(WorkbookText.withoutControls(name).map { "[]:*?/\\".contains($0) ? "-" : $0 })
        var base = trimmed(cleaned, to: limit)
        if base.isEmpty || base.lowercased() == "history" { base += "_" }
        let taken = used.map { $0.lowercased() }
        var candidate = base
        var number = 2
        while taken.contains(candidate.lowercased()) {
            let suffix = " (\(number))"
            candidate = trimmed(base, to: limit - suffix.utf16.count) + suffix
            number += 1
        }
        return candidate
    }

    private static func trimmed(_ name: String, to limit: Int) -> String {
        var characters = name[...]
        while let first = characters.first, first == "'" || first == " " { characters.removeFirst() }
        while let last = characters.last, last == "'" || last == " " || characters.utf16.count > limit {
            characters.removeLast()
        }
        return String(characters)
    }
}
