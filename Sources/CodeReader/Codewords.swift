/// The codewords of a code: read in the order of ISO/IEC 18004, 7.7.3, and sorted into blocks again (7.6).
struct Codewords {
    private let words: [UInt8]
    private let version: CodeVersion
    private let level: CorrectionLevel

    init(_ matrix: CodeMatrix, _ version: CodeVersion, _ format: FormatInformation) {
        var words: [UInt8] = []
        var (word, bits) = (UInt8(0), 0)
        Codewords.eachPlace(version) { x, y in
            word = word << 1 | (matrix[x, y] != DataMask.turns(format.mask, x, y) ? 1 : 0)
            bits += 1
            if bits == 8 {
                words.append(word)
                (word, bits) = (0, 0)
            }
        }
        (self.words, self.version, level) = (words, version, format.level)
    }

    /// Two columns at a time from the right, up and down by turns; the column of the timing pattern is left out.
    private static func eachPlace(_ version: CodeVersion, _ visit: (Int, Int) -> Void) {
        let last = version.dimension - 1
        var (right, goesUp) = (last, true)
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0...last {
                let y = goesUp ? last - step : step
                for x in [right, right - 1] where !version.isFunction(x, y) { visit(x, y) }
            }
            (right, goesUp) = (right - 2, !goesUp)
        }
    }

    /// The data of all blocks one after the other, corrected; nil when a block has too many errors.
    func corrected() -> [UInt8]? {
        let blocks = BlockTable.blocks(version, level)
        let (count, correction) = (blocks.count, blocks.correction)
        let short = words.count / count
        let firstLong = count - words.count % count
        let data = short - correction
        var all: [UInt8] = []
        for block in 0..<count {
            var own: [UInt8] = []
            for place in 0..<data { own.append(words[place * count + block]) }
            if block >= firstLong { own.append(words[data * count + block - firstLong]) }
            let begin = words.count - correction * count
            for place in 0..<correction { own.append(words[begin + place * count + block]) }
            guard let good = ReedSolomon.corrected(own, correction: correction, most: blocks.mostErrors) else {
                return nil
            }
            all += good.prefix(good.count - correction)
        }
        return all
    }
}
