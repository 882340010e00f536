/// The greys of the modules of a code, before it is said which of them are dark.
struct ModuleGrid {
    let dimension: Int
    private let greys: [Float]

    private static let reach = 4

    init(dimension: Int, greys: [Float]) { (self.dimension, self.greys) = (dimension, greys) }

    /// Dark is what is darker than the modules around it.
    func matrix() -> CodeMatrix {
        var dark: [Bool] = []
        dark.reserveCapacity(greys.count)
        for y in 0..<dimension {
            for x in 0..<dimension { dark.append(greys[y * dimension + x] < mean(x, y, ModuleGrid.reach)) }
        }
        return CodeMatrix(dimension: dimension, dark: dark)
    }

    /// The same grid with what blur has carried over from the neighbours taken off again.
    func sharpened(_ strength: Float) -> ModuleGrid {
        var sharp: [Float] = []
        sharp.reserveCapacity(greys.count)
        for y in 0..<dimension {
            for x in 0..<dimension {
                let own = greys[y * dimension + x]
                let beside = (grey(x - 1, y, own) + grey(x + 1, y, own) + grey(x, y - 1, own) + grey(x, y + 1, own)) / 4
                sharp.append(own + (own - beside) * strength)
            }
        }
        return ModuleGrid(dimension: dimension, greys: sharp)
    }

    private func grey(_ x: Int, _ y: Int, _ outside: Float) -> Float {
        0..<dimension ~= x && 0..<dimension ~= y ? greys[y * dimension + x] : outside
    }

    private func mean(_ x: Int, _ y: Int, _ reach: Int) -> Float {
        let columns = max(x - reach, 0)...min(x + reach, dimension - 1)
        let rows = max(y - reach, 0)...min(y + reach, dimension - 1)
        var sum: Float = 0
        for row in rows {
            for column in columns { sum += greys[row * dimension + column] }
        }
        return sum / Float(columns.count * rows.count)
    }
}
