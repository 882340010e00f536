/// Days and amounts as people type them into a form; files and programs keep to welfare-rules section 1.
///
/// What can mean two things is not guessed: the form asks again with a sentence.
extension Day {
    /// `30/6/2026`, `30-6-2026`, `30.6.2026` and `2026-06-30`; nil for a year of two digits and for a day that no
    /// calendar has.
    package init?(typed text: some StringProtocol) {
        if let day = Day(text) {
            self = day
            return
        }
        let separators = Set(text.filter { !$0.isNumber })
        guard separators.count == 1, let separator = separators.first, "-. ".contains(separator) else { return nil }
        self.init(text.split(separator: separator, omittingEmptySubsequences: false).joined(separator: "/"))
    }
}

extension Dong {
    /// Reads `1234567`, `1.234.567`, `1,234,567`, `1 234 567`, with `đ`, `đồng` or `VND` behind, and `1,5 triệu`.
    ///
    /// Nil for a fraction of a đồng such as `1.234,50`, for groups that are not of three digits, and for
    /// `1.500 triệu`, which one person reads as a thousand times what another does.
    package init?(typed text: some StringProtocol) {
        var rest = VietnameseText.clean(String(text)).lowercased().filter { $0 != "\u{A0}" && $0 != "\u{202F}" }
        rest = rest.replacing(" ", with: "")
        var isMillions = false
        for (word, millions) in [("triệu", true), ("trđ", true), ("đồng", false), ("vnđ", false), ("vnd", false)]
        where rest.hasSuffix(word) {
            rest.removeLast(word.count)
            isMillions = millions
            // "1,5 triệu đồng" says both.
            if rest.hasSuffix("triệu") {
                rest.removeLast("triệu".count)
                isMillions = true
            }
            break
        }
        if !isMillions, rest.hasSuffix("đ") || rest.hasSuffix("₫") { rest.removeLast() }
        guard let amount = isMillions ? Dong.millions(rest) : Dong.grouped(rest), amount <= Dong.largest.amount else {
            return nil
        }
        self.init(amount)
    }

    private static func grouped(_ text: String) -> Int64? {
        let separators = Set(text.filter { $0 == "." || $0 == "," })
        guard separators.count <= 1 else { return nil }
        let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let isWhole = groups.count == 1
        guard let first = groups.first, isWhole || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return digits(groups.joined())
    }

    private static func millions(_ text: String) -> Int64? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let whole = parts.first.flatMap({ digits(String($0)) }), whole <= 1_000_000 else { return nil }
        if parts.count == 1 { return whole * 1_000_000 }
        guard parts.count == 2, (1...2).contains(parts[1].count), var rest = digits(String(parts[1])) else {
            return nil
        }
        for _ in parts[1].count..<6 { rest *= 10 }
        return whole * 1_000_000 + rest
    }

    private static func digits(_ text: String) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Digits.integer(text)
    }
}
