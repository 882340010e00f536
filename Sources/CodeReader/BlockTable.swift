/// How many blocks the codewords of a version and level make, and how many words of each correct errors.
///
/// ISO/IEC 18004, 7.5.1, table 9.
struct BlockTable {
    let count: Int
    let correction: Int
    /// How many wrong codewords of a block are put right; smallest codes keep some words to notice more of them.
    let mostErrors: Int

    static func blocks(_ version: CodeVersion, _ level: CorrectionLevel) -> BlockTable {
        let place = version.number - 1
        let (count, correction): (Int, Int)
        switch level {
        case .low: (count, correction) = (Int(lowCounts[place]), Int(lowWords[place]))
        case .medium: (count, correction) = (Int(mediumCounts[place]), Int(mediumWords[place]))
        case .quartile: (count, correction) = (Int(quartileCounts[place]), Int(quartileWords[place]))
        case .high: (count, correction) = (Int(highCounts[place]), Int(highWords[place]))
        }
        let most = (correction - onlyNoticed(version.number, level)) / 2
        return BlockTable(count: count, correction: correction, mostErrors: most)
    }

    private static func onlyNoticed(_ version: Int, _ level: CorrectionLevel) -> Int {
        switch (version, level) {
        case (1, .low): 3
        case (1, .medium), (2, .low): 2
        case (1, _), (3, .low): 1
        default: 0
        }
    }

    private static let lowCounts: [UInt8] = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8]
    private static let lowWords: [UInt8] = [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    ]
    private static let mediumCounts: [UInt8] = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
    private static let mediumWords: [UInt8] = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let quartileCounts: [UInt8] = [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    ]
    private static let quartileWords: [UInt8] = [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    ]
    private static let highCounts: [UInt8] = [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    ]
    private static let highWords: [UInt8] = [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    ]
}
