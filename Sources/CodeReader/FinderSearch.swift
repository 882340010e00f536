/// A place that looks like a finder pattern (ISO/IEC 18004, 6.3.3): dark and light in the ratio 1:1:3:1:1.
struct FinderPattern {
    var centre: Point
    /// The side of a module in pixels, as measured along rows.
    var module: Double
    /// In how many rows it was seen.
    var count: Int
}

/// Looks for finder patterns row by row, and crosswise where a row has one.
///
/// A line through the middle of the pattern shows the ratio at any angle, so turned codes need nothing special.
struct FinderSearch {
    private static let most = 96
    private static let kept = 16

    private let picture: BinaryPicture
    private var found: [FinderPattern] = []

    /// The patterns of a picture, those seen in most rows first.
    static func patterns(in picture: BinaryPicture) -> [FinderPattern] {
        var search = FinderSearch(picture: picture)
        for y in 0..<picture.height { search.lookAlong(y) }
        search.found.sort { $0.count > $1.count }
        return Array(search.found.prefix(kept))
    }

    private init(picture: BinaryPicture) { self.picture = picture }

    private mutating func lookAlong(_ y: Int) {
        // The lengths of the last five runs and where the last one ended.
        var runs = Runs()
        var isDark = picture.isDark(0, y)
        var begin = 0
        for x in 1...picture.width {
            let ends = x == picture.width || picture.isDark(x, y) != isDark
            guard ends else { continue }
            runs.append(x - begin)
            if isDark, runs.isPattern { check(x, y, runs) }
            begin = x
            isDark.toggle()
        }
    }

    /// Looks down and then along again through the middle of what a row has shown.
    private mutating func check(_ end: Int, _ y: Int, _ runs: Runs) {
        let middle = Double(end) - runs.fromMiddle
        guard let down = crossed(Int(middle), y, isDown: true, like: runs.total),
            let along = crossed(Int(middle), Int(down.middle), isDown: false, like: runs.total)
        else { return }
        let centre = Point(x: along.middle, y: down.middle)
        let module = Double(along.total + down.total) / 14
        for place in found.indices {
            let known = found[place]
            let distance = known.centre - centre
            guard max(distance.x.magnitude, distance.y.magnitude) < 2 * known.module else { continue }
            guard module < 2 * known.module, known.module < 2 * module else { continue }
            let weight = 1 / Double(known.count + 1)
            found[place].centre = known.centre - distance * weight
            found[place].module += (module - known.module) * weight
            found[place].count += 1
            return
        }
        if found.count < FinderSearch.most {
            found.append(FinderPattern(centre: centre, module: module, count: 1))
        }
    }

    private func crossed(_ x: Int, _ y: Int, isDown: Bool, like total: Int) -> (middle: Double, total: Int)? {
        guard x >= 0, x < picture.width, y >= 0, y < picture.height, picture.isDark(x, y) else { return nil }
        let place = isDown ? y : x
        let end = isDown ? picture.height : picture.width
        func isDark(_ at: Int) -> Bool { isDown ? picture.isDark(x, at) : picture.isDark(at, y) }
        let before = Runs.reach(from: place, to: -1, step: -1, most: total, isDark)
        let after = Runs.reach(from: place, to: end, step: 1, most: total, isDark)
        guard let before, let after else { return nil }
        let runs = Runs(before.2, before.1, before.0 + after.0 - 1, after.1, after.2)
        guard runs.isPattern, runs.total < total * 3, total < runs.total * 3 else { return nil }
        let last = place + after.0 + after.1 + after.2
        return (Double(last) - runs.fromMiddle, runs.total)
    }
}
