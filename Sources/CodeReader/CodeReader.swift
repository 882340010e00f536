/// Reads the QR code in a picture (ISO/IEC 18004, versions 1 to 20, model 2).
///
/// Work and memory are bounded for any picture: a fixed number of looks at it, of triples of finder patterns in each,
/// and of grids for each triple.
package enum CodeReader {
    private static let manners = [
        BinaryPicture.Manner(smoothing: 0, part: 8), BinaryPicture.Manner(smoothing: 1, part: 18),
        BinaryPicture.Manner(smoothing: 1, part: 5), BinaryPicture.Manner(smoothing: 0, part: 3),
        BinaryPicture.Manner(smoothing: 2, part: 14), BinaryPicture.Manner(smoothing: 2, part: 8),
    ]
    private static let mostFits = 2

    /// The bytes of the text of a code in the picture; nil when none is read.
    package static func text(in picture: GreyPicture) -> [UInt8]? {
        text(SummedPicture(picture)) ?? text(SummedPicture(picture.inverted), looks: 1)
    }

    /// The bytes of the text of a matrix whose modules are already known.
    package static func text(of matrix: CodeMatrix) -> [UInt8]? {
        guard matrix.dimension % 4 == 1, let version = CodeVersion((matrix.dimension - 17) / 4) else { return nil }
        guard let format = FormatInformation(matrix) else { return nil }
        guard let data = Codewords(matrix, version, format).corrected() else { return nil }
        return Segments.text(data, version: version.number)
    }

    private static func text(_ sums: SummedPicture, looks: Int = manners.count) -> [UInt8]? {
        for manner in manners.prefix(looks) {
            let picture = BinaryPicture(sums, manner)
            let patterns = FinderSearch.patterns(in: picture)
            for triple in FinderTriple.all(of: patterns) {
                if let text = text(TripleView(triple, picture), sums) { return text }
            }
        }
        return nil
    }

    /// Tries the versions near the measured one whose timing patterns are seen best.
    private static func text(_ view: TripleView, _ sums: SummedPicture) -> [UInt8]? {
        guard view.dimension > 10, view.dimension < 120 else { return nil }
        let nearest = Int((view.dimension - 17) / 4 + 0.5)
        let reach = 1 + nearest / 7
        var fits: [GridFit] = []
        for number in (nearest - reach)...(nearest + reach) {
            guard let version = CodeVersion(number), let fit = GridFit(version, view, sums) else { continue }
            // Where a pattern is not even darker than what is around it there is none.
            guard fit.finderContrasts.least > 0 else { continue }
            fits.append(fit)
        }
        for place in fits.indices { fits[place].findAlignment() }
        fits.sort { $0.timingContrast > $1.timingContrast }
        for var fit in fits.prefix(mostFits) {
            fit.climb()
            guard fit.timingContrast > 0.08 * fit.finderContrasts.most else { continue }
            let grid = fit.modules()
            if let text = text(grid) ?? text(grid.restored(.slight)) ?? text(grid.restored(.strong)) { return text }
        }
        return nil
    }

    private static func text(_ grid: ModuleGrid) -> [UInt8]? {
        let matrix = grid.matrix()
        return text(of: matrix) ?? text(of: matrix.mirrored)
    }
}
