/// How three finder patterns are seen: where, how large, and how much nearer one is than the others.
struct TripleView {
    let corner: Point
    let right: Point
    let below: Point
    /// The side of a module in pixels.
    let module: Double
    /// The dimension that the distances say, in parts of modules.
    let dimension: Double
    // The weights of the right and of the lower pattern in a perspective where the corner weighs 1.
    private let rightWeight: Double
    private let belowWeight: Double

    init(_ triple: FinderTriple, _ picture: BinaryPicture) {
        (corner, right, below) = (triple.corner.centre, triple.right.centre, triple.below.centre)
        func module(_ pattern: FinderPattern, _ to: Point) -> Double {
            TripleView.module(at: pattern, towards: to, picture) ?? pattern.module
        }
        let across = (near: module(triple.corner, right), far: module(triple.right, corner))
        let down = (near: module(triple.corner, below), far: module(triple.below, corner))
        // Along a line in perspective the size of a module falls with the square of the weight.
        rightWeight = TripleView.held((across.near / across.far).squareRoot())
        belowWeight = TripleView.held((down.near / down.far).squareRoot())
        let wide = (across.near * across.far).squareRoot()
        let high = (down.near * down.far).squareRoot()
        self.module = (wide + high) / 2
        dimension = ((right - corner).length / wide + (below - corner).length / high) / 2 + 7
    }

    /// The place of a point whose coordinates are 0 at the corner, 1 at the right and at the lower pattern.
    func seen(_ u: Double, _ v: Double) -> Point {
        let sum = corner * (1 - u - v) + right * (u * rightWeight) + below * (v * belowWeight)
        return sum * (1 / (1 - u - v + u * rightWeight + v * belowWeight))
    }

    private static func held(_ weight: Double) -> Double { min(max(weight, 0.75), 1.33) }

    /// The side of a module along a line through the middle of a pattern; nil when the pattern is not seen there.
    private static func module(
        at pattern: FinderPattern, towards goal: Point, _ picture: BinaryPicture
    ) -> Double? {
        let line = goal - pattern.centre
        let step = line * (0.5 / line.length)
        guard let ahead = edge(pattern, step, picture), let back = edge(pattern, step * -1, picture) else { return nil }
        return (ahead + back) / 7
    }

    /// How far from the middle the third change of colour is, the pattern's outer edge.
    private static func edge(_ pattern: FinderPattern, _ step: Point, _ picture: BinaryPicture) -> Double? {
        var place = pattern.centre
        var isDark = true
        var changes = 0
        let most = Int(7 * 1.5 * pattern.module) * 2
        for count in 0..<max(most, 1) {
            guard let here = picture.isDark(at: place) else { return nil }
            if here != isDark { (isDark, changes) = (here, changes + 1) }
            if changes == 3 { return Double(count) / 2 }
            place = place + step
        }
        return nil
    }
}
