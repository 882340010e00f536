package import Kernel

/// What has to be reached: counted from records, never typed (2.03 to 2.11).
package struct Target: Sendable, Hashable {
    /// On which side of the threshold it is met.
    package enum Direction: String, Sendable {
        case atLeast = "at_least"
        case atMost = "at_most"
    }

    /// Texts in both languages.
    package struct Words: Sendable, Hashable {
        let vietnamese: String
        let english: String

        package func told(in language: Language) -> String { language == .vietnamese ? vietnamese : english }
    }

    package let code: String
    package let title: Words
    /// What is counted: enterprises, agreements, cases.
    package let counted: Words
    package let numerator: Words
    package let denominator: Words
    /// The name of the `CountSource` that counts it.
    package let source: String
    package let year: ReportingYear
    package let direction: Direction
    package let decimals: Int
    package let rounding: Rounding
    /// The document that sets it.
    package let document: String
    let days: DayRange

    /// True when the ratio reaches the threshold; compared exactly, without dividing.
    package func isMet(_ ratio: Ratio, by threshold: Percentage) -> Bool {
        let have = Int128(ratio.numerator) * 100_000_000
        let want = Int128(threshold.millionths) * Int128(ratio.denominator)
        return direction == .atLeast ? have >= want : have <= want
    }

    /// How many more are needed to reach the threshold; 0 when it is met.
    package func lacking(_ ratio: Ratio, to threshold: Percentage) -> Int64 {
        guard direction == .atLeast, !isMet(ratio, by: threshold) else { return 0 }
        let want = Int128(threshold.millionths) * Int128(ratio.denominator)
        let least = (want + 99_999_999) / 100_000_000
        return Int64(clamping: least - Int128(ratio.numerator))
    }
}

/// How much a unit with all below it has to reach on some days; everybody when no unit is named.
package struct Threshold: Sendable, Hashable {
    package let number: Int64
    package let target: String
    package let unit: Int64?
    package let share: Percentage
    package let days: DayRange
    package let document: String?
    package let version: Int64
}
