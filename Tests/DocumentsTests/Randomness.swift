/// Numbers that look random and are the same in every run: SplitMix64.
struct Randomness: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A text of pieces that are hard on a table file.
    mutating func text() -> String {
        let length = Int.random(in: 0...6, using: &self)
        return (0..<length).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
    }

    /// A table of such texts, every row as wide as the first.
    mutating func table(rows: Int) -> [[String]] {
        let width = Int.random(in: 1...7, using: &self)
        return (0..<rows).map { _ in (0..<width).map { _ in text() } }
    }

    private static let pieces = [
        "a", "Nguyễn Thị Đào", "Nguye\u{302}\u{303}n", "=", "+", "-", "@", "'", "''", "\"", "\"\"", ",", ";", "\t",
        "\n", "\r", "\r\n", " ", "0", "-5", "=1+1", "\u{200F}שלום\u{202E}", "\u{FEFF}",
        "\u{301}", "👩‍👩‍👧", "\u{10FFFF}",
        "\u{FFFD}",
        "\u{2028}", "PK", "x,y;z",
    ]
}
