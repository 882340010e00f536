/// The modules of a code, dark or light.
package struct CodeMatrix {
    package let dimension: Int
    private let dark: [Bool]

    package init(dimension: Int, dark: [Bool]) { (self.dimension, self.dark) = (dimension, dark) }

    /// Whether a module is dark; `x` counts columns and `y` rows.
    package subscript(_ x: Int, _ y: Int) -> Bool { dark[y * dimension + x] }

    /// The matrix as a mirror shows it, which some codes are printed as (ISO/IEC 18004, 6.2).
    var mirrored: CodeMatrix {
        var turned: [Bool] = []
        turned.reserveCapacity(dark.count)
        for y in 0..<dimension {
            for x in 0..<dimension { turned.append(self[y, x]) }
        }
        return CodeMatrix(dimension: dimension, dark: turned)
    }
}
