/// The lengths of five runs one after the other along a line, the last one dark or light as told by who counts.
struct Runs {
    private var a = 0
    private var b = 0
    private var c = 0
    private var d = 0
    private var e = 0

    init() {}

    init(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) {
        (self.a, self.b, self.c, self.d, self.e) = (a, b, c, d, e)
    }

    mutating func append(_ length: Int) { (a, b, c, d, e) = (b, c, d, e, length) }

    var total: Int { a + b + c + d + e }

    /// From the middle of the third run to the end of the fifth.
    var fromMiddle: Double { Double(c) / 2 + Double(d + e) }

    /// Whether they stand as 1:1:3:1:1, blur and perspective allowed for.
    ///
    /// A dark and the light beside it are also taken together: blur and a wrong threshold move the edge between them.
    var isPattern: Bool {
        guard a > 0, b > 0, d > 0, e > 0, total >= 7 else { return false }
        let module = Double(total) / 7
        let narrow = 0.75 * module + 0.5
        func isNear(_ length: Int, _ modules: Double, _ most: Double) -> Bool {
            (Double(length) - modules * module).magnitude <= most
        }
        return isNear(a, 1, narrow) && isNear(b, 1, narrow) && isNear(d, 1, narrow) && isNear(e, 1, narrow)
            && isNear(c, 3, 1.3 * module + 0.5) && isNear(a + b, 2, module + 0.5) && isNear(d + e, 2, module + 0.5)
    }

    /// The rest of the dark run from a place on, the light one and the dark one behind it; nil when one is too long.
    static func reach(
        from: Int, to end: Int, step: Int, most: Int, _ isDark: (Int) -> Bool
    ) -> (Int, Int, Int)? {
        var lengths = (0, 0, 0)
        var place = from
        while place != end, isDark(place), lengths.0 <= most { (lengths.0, place) = (lengths.0 + 1, place + step) }
        while place != end, !isDark(place), lengths.1 <= most { (lengths.1, place) = (lengths.1 + 1, place + step) }
        while place != end, isDark(place), lengths.2 <= most { (lengths.2, place) = (lengths.2 + 1, place + step) }
        guard lengths.2 > 0, max(lengths.0, lengths.1, lengths.2) <= most else { return nil }
        return lengths
    }
}
