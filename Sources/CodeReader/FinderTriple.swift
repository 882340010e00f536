/// Three finder patterns that may be the corners of one code: the upper left, the upper right and the lower left one.
struct FinderTriple {
    let corner: FinderPattern
    let right: FinderPattern
    let below: FinderPattern
    /// How little they look like a code: 0 is a square seen from above.
    let strangeness: Double

    private static let most = 10

    /// The triples among some patterns, the likeliest first.
    static func all(of patterns: [FinderPattern]) -> [FinderTriple] {
        var triples: [FinderTriple] = []
        for first in patterns.indices {
            for second in patterns.indices where second > first {
                for third in patterns.indices where third > second {
                    if let triple = FinderTriple(patterns[first], patterns[second], patterns[third]) {
                        triples.append(triple)
                    }
                }
            }
        }
        triples.sort { $0.strangeness < $1.strangeness }
        return Array(triples.prefix(most))
    }

    /// Nil when no camera sees a code like that.
    private init?(_ a: FinderPattern, _ b: FinderPattern, _ c: FinderPattern) {
        // The corner is opposite the longest side.
        let (ab, bc, ca) = (
            (a.centre - b.centre).length, (b.centre - c.centre).length, (c.centre - a.centre).length
        )
        var (corner, one, other) = (a, b, c)
        if ab >= bc, ab >= ca { (corner, one, other) = (c, a, b) } else if ca >= bc { (corner, one, other) = (b, c, a) }
        if (one.centre - corner.centre).cross(other.centre - corner.centre) < 0 { (one, other) = (other, one) }
        let (along, down) = (one.centre - corner.centre, other.centre - corner.centre)
        let (across, height) = (along.length, down.length)
        let module = (corner.module + one.module + other.module) / 3
        guard min(across, height) > 9 * module, max(across, height) < 130 * module else { return nil }
        let sides = max(across, height) / min(across, height)
        let angle = (along.dot(down) / (across * height)).magnitude
        let sizes =
            max(corner.module, one.module, other.module) / min(corner.module, one.module, other.module)
        guard sides < 2.5, angle < 0.7, sizes < 2.5 else { return nil }
        (self.corner, right, below) = (corner, one, other)
        let rareness = 1 / Double(min(corner.count, one.count, other.count))
        strangeness = (sides - 1) + angle + (sizes - 1) + rareness
    }
}
