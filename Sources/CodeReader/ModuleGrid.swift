/// The greys of the modules of a code, and of some of the quiet zone, before it is said which of them are dark.
struct ModuleGrid {
    /// How many modules of the quiet zone are there on each side.
    static let margin = 2

    let dimension: Int
    private let greys: [Float]
    private let side: Int

    private static let reach = 4

    /// `greys` are those of the margin too, row by row.
    init(dimension: Int, greys: [Float]) {
        (self.dimension, self.greys, side) = (dimension, greys, dimension + 2 * ModuleGrid.margin)
    }

    /// Dark is what is darker than the modules around it.
    func matrix() -> CodeMatrix {
        var dark: [Bool] = []
        dark.reserveCapacity(dimension * dimension)
        for y in 0..<dimension {
            for x in 0..<dimension { dark.append(grey(x, y) < mean(x, y)) }
        }
        return CodeMatrix(dimension: dimension, dark: dark)
    }

    private func grey(_ x: Int, _ y: Int) -> Float { greys[(y + ModuleGrid.margin) * side + x + ModuleGrid.margin] }

    private func mean(_ x: Int, _ y: Int) -> Float {
        let columns = max(x - ModuleGrid.reach, 0)...min(x + ModuleGrid.reach, dimension - 1)
        let rows = max(y - ModuleGrid.reach, 0)...min(y + ModuleGrid.reach, dimension - 1)
        var sum: Float = 0
        for row in rows {
            for column in columns { sum += grey(column, row) }
        }
        return sum / Float(columns.count * rows.count)
    }

    // MARK: Blur

    /// How far a lens out of focus has carried a module over its neighbours.
    struct Blur {
        /// What is left to a module itself along a line, and what the first and second neighbour on each side get.
        let own: Float
        let first: Float
        let second: Float
        /// How often what is missing is added.
        let turns: Int

        /// Bell curves that are half a module and three quarters of one wide.
        static let slight = Blur(own: 0.7216, first: 0.1382, second: 0.0010, turns: 6)
        static let strong = Blur(own: 0.5322, first: 0.2187, second: 0.0152, turns: 40)
    }

    /// The grid that this one would be blurred from, found step by step (van Cittert).
    ///
    /// What blurring a guess gives is compared with what is seen, and the difference is added to the guess.
    func restored(_ blur: Blur) -> ModuleGrid {
        let (least, most) = (greys.min() ?? 0, greys.max() ?? 0)
        var guess = greys
        for _ in 0..<blur.turns {
            let seen = blurred(blurred(guess, blur, step: 1, length: side), blur, step: side, length: side)
            for place in guess.indices {
                guess[place] = min(max(guess[place] + greys[place] - seen[place], least), most)
            }
        }
        return ModuleGrid(dimension: dimension, greys: guess)
    }

    /// Along rows with a step of 1, along columns with a step of a row; beyond the margin all is as at its edge.
    private func blurred(_ values: [Float], _ blur: Blur, step: Int, length: Int) -> [Float] {
        var result = values
        let other = step == 1 ? length : 1
        for line in 0..<length {
            for place in 0..<length {
                func at(_ offset: Int) -> Float {
                    values[line * other + min(max(place + offset, 0), length - 1) * step]
                }
                result[line * other + place * step] =
                    at(0) * blur.own + (at(-1) + at(1)) * blur.first + (at(-2) + at(2)) * blur.second
            }
        }
        return result
    }
}
