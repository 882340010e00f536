/// Lays the grid of a version over a picture so that its patterns lie where they are seen.
///
/// The three finder patterns and the lower right alignment pattern hold the grid; each is moved by parts of a module as
/// long as the known modules of the code are seen with more contrast.
struct GridFit {
    let version: CodeVersion
    private(set) var map: Perspective
    /// The contrast with which the known modules are seen, summed over the patterns.
    private(set) var score: Double

    private let sums: SummedPicture
    private let patterns: FunctionPatterns
    private let anchors: Perspective.Corners
    private let side: Double
    private var corners: Perspective.Corners

    /// The grid that the finder patterns say; nil when they say none.
    init?(_ version: CodeVersion, _ view: TripleView, _ sums: SummedPicture) {
        let end = Double(version.dimension)
        let fourth = version.number == 1 ? end - 3.5 : end - 6.5
        anchors = Perspective.Corners(
            a: Point(x: 3.5, y: 3.5), b: Point(x: end - 3.5, y: 3.5), c: Point(x: 3.5, y: end - 3.5),
            d: Point(x: fourth, y: fourth))
        let guess = view.seen((fourth - 3.5) / (end - 7), (fourth - 3.5) / (end - 7))
        corners = Perspective.Corners(a: view.corner, b: view.right, c: view.below, d: guess)
        guard let map = Perspective(from: anchors, to: corners) else { return nil }
        (self.version, self.map, self.sums) = (version, map, sums)
        patterns = FunctionPatterns(version)
        side = max(1, 0.6 * view.module)
        score = 0
        score = contrast(map)
    }

    // MARK: Contrast

    /// The mean contrast of the timing patterns, the best sign that the version is the right one.
    var timingContrast: Double { sum(patterns.timing, map) / 2 }

    /// The contrast of the finder pattern that is seen worst and of the one that is seen best.
    var finderContrasts: (least: Double, most: Double) {
        var (least, most) = (Double.infinity, 0.0)
        for pattern in patterns.finders {
            let contrast = sum(pattern, map)
            (least, most) = (min(least, contrast), max(most, contrast))
        }
        return (least, most)
    }

    private func contrast(_ map: Perspective) -> Double {
        patterns.finders.reduce(0) { $0 + sum($1, map) } + 1.5 * sum(patterns.timing, map)
            + sum(patterns.alignment, map)
    }

    private func sum(_ modules: [FunctionPatterns.Module], _ map: Perspective) -> Double {
        var sum = 0.0
        for module in modules { sum += module.weight * sums.mean(around: map.seen(module.at), side: side) }
        return sum
    }

    // MARK: Fitting

    /// Looks for the lower right alignment pattern around where it should be, and moves the grid onto it.
    mutating func findAlignment() {
        guard let pattern = version.alignmentPatterns.last else { return }
        let modules = FunctionPatterns.alignment(pattern.x, pattern.y)
        let middle = anchors.d
        let across = map.seen(Point(x: middle.x + 0.5, y: middle.y)) - map.seen(Point(x: middle.x - 0.5, y: middle.y))
        let down = map.seen(Point(x: middle.x, y: middle.y + 0.5)) - map.seen(Point(x: middle.x, y: middle.y - 0.5))
        func value(_ offset: Point) -> Double {
            var value = 0.0
            for module in modules {
                let place = corners.d + offset + across * (module.at.x - middle.x) + down * (module.at.y - middle.y)
                value += module.weight * sums.mean(around: place, side: side)
            }
            return value
        }
        let reach = 4 + version.number / 3
        var best = (value: 0.0, offset: Point(x: 0, y: 0))
        for row in -reach...reach {
            for column in -reach...reach {
                let offset = across * Double(column) + down * Double(row)
                let seen = value(offset) * (1 - 0.02 * Double(row * row + column * column).squareRoot())
                if seen > best.value { best = (seen, offset) }
            }
        }
        take { $0.d = $0.d + best.offset }
    }

    /// Moves the four corners by smaller and smaller steps as long as more is seen.
    mutating func climb() {
        let modules = Double(version.dimension - 7)
        let across = (corners.b - corners.a) * (1 / modules)
        let down = (corners.c - corners.a) * (1 / modules)
        for step in [0.5, 0.25, 0.12] {
            for _ in 0..<4 {
                let before = score
                for direction in [across * step, across * -step, down * step, down * -step] {
                    take { $0.d = $0.d + direction }
                    take { $0.a = $0.a + direction }
                    take { $0.b = $0.b + direction }
                    take { $0.c = $0.c + direction }
                }
                if score <= before { break }
            }
        }
    }

    /// Changes the corners if more is seen then.
    private mutating func take(_ change: (inout Perspective.Corners) -> Void) {
        var changed = corners
        change(&changed)
        guard let map = Perspective(from: anchors, to: changed) else { return }
        let score = contrast(map)
        guard score > self.score else { return }
        (corners, self.map, self.score) = (changed, map, score)
    }

    /// The grey of each module and of the margin, row by row.
    func modules() -> ModuleGrid {
        var greys: [Float] = []
        let places = -ModuleGrid.margin..<(version.dimension + ModuleGrid.margin)
        greys.reserveCapacity(places.count * places.count)
        for y in places {
            for x in places {
                let middle = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
                greys.append(Float(sums.mean(around: map.seen(middle), side: side)))
            }
        }
        return ModuleGrid(dimension: version.dimension, greys: greys)
    }
}
