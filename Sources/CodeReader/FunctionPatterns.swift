/// The modules of a version whose colour is known, with weights that tell how well a picture shows them.
///
/// Within each pattern the light modules weigh one together and the dark ones minus one: the weighted sum over a
/// picture is the contrast with which the pattern is seen, whatever the light.
struct FunctionPatterns {
    struct Module {
        let at: Point
        let weight: Double
    }

    /// The three finder patterns with their separators (6.3.3, 6.3.4).
    let finders: [[Module]]
    /// The two timing patterns (6.3.5).
    let timing: [Module]
    /// The alignment patterns (6.3.6).
    let alignment: [Module]

    init(_ version: CodeVersion) {
        let last = version.dimension - 7
        finders = [(0, 0), (last, 0), (0, last)].map { FunctionPatterns.finder($0.0, $0.1, version.dimension) }
        timing = FunctionPatterns.timing(version)
        alignment = version.alignmentPatterns.flatMap { FunctionPatterns.alignment($0.x, $0.y) }
    }

    /// The pattern alone around a middle, for finding it.
    static func alignment(_ x: Int, _ y: Int) -> [Module] {
        var modules: [(Int, Int, Bool)] = []
        for row in -2...2 {
            for column in -2...2 { modules.append((x + column, y + row, max(abs(row), abs(column)) != 1)) }
        }
        return weighed(modules)
    }

    private static func finder(_ left: Int, _ top: Int, _ dimension: Int) -> [Module] {
        var modules: [(Int, Int, Bool)] = []
        for row in -1...7 {
            for column in -1...7 {
                let (x, y) = (left + column, top + row)
                guard 0..<dimension ~= x, 0..<dimension ~= y else { continue }
                let ring = max(abs(row - 3), abs(column - 3))
                modules.append((x, y, ring != 2 && ring != 4))
            }
        }
        return weighed(modules)
    }

    private static func timing(_ version: CodeVersion) -> [Module] {
        let places = 8..<(version.dimension - 8)
        return weighed(places.map { ($0, 6, $0 % 2 == 0) }) + weighed(places.map { (6, $0, $0 % 2 == 0) })
    }

    private static func weighed(_ modules: [(Int, Int, Bool)]) -> [Module] {
        let dark = modules.reduce(0) { $0 + ($1.2 ? 1 : 0) }
        let weights = (dark: -1 / Double(dark), light: 1 / Double(modules.count - dark))
        return modules.map { x, y, isDark in
            Module(at: Point(x: Double(x) + 0.5, y: Double(y) + 0.5), weight: isDark ? weights.dark : weights.light)
        }
    }
}
