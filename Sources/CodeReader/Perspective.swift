/// The map of a plane onto another one as a camera sees it, given by four points and where they are seen.
struct Perspective {
    /// Nine numbers, three for each of x, y and the divisor.
    private let rows: (Row, Row, Row)

    struct Row {
        var a: Double
        var b: Double
        var c: Double

        func at(_ x: Double, _ y: Double, _ z: Double) -> Double { a * x + b * y + c * z }
    }

    /// Four points that say a plane: the fourth is a sum of the other three, which says their weights.
    struct Corners {
        var a: Point
        var b: Point
        var c: Point
        var d: Point

        /// The map of (1,0,0), (0,1,0), (0,0,1) and (1,1,1) onto the four; nil when three lie on a line.
        fileprivate var basis: (Row, Row, Row)? {
            let area = (b - a).cross(c - a)
            guard area.magnitude > 1e-9 else { return nil }
            let u = (b - d).cross(c - d) / area
            let v = (c - d).cross(a - d) / area
            let w = (a - d).cross(b - d) / area
            guard min(u.magnitude, v.magnitude, w.magnitude) > 1e-9 else { return nil }
            return (
                Row(a: u * a.x, b: v * b.x, c: w * c.x), Row(a: u * a.y, b: v * b.y, c: w * c.y), Row(a: u, b: v, c: w)
            )
        }
    }

    /// Nil when three of the points lie on a line.
    init?(from: Corners, to: Corners) {
        guard let source = from.basis, let target = to.basis else { return nil }
        let back = Perspective.adjugate(source)
        func product(_ row: Row) -> Row {
            Row(
                a: row.at(back.0.a, back.1.a, back.2.a), b: row.at(back.0.b, back.1.b, back.2.b),
                c: row.at(back.0.c, back.1.c, back.2.c))
        }
        rows = (product(target.0), product(target.1), product(target.2))
    }

    /// The inverse but for a factor, which a perspective does not feel.
    private static func adjugate(_ m: (Row, Row, Row)) -> (Row, Row, Row) {
        let (r, s, t) = m
        return (
            Row(a: s.b * t.c - s.c * t.b, b: r.c * t.b - r.b * t.c, c: r.b * s.c - r.c * s.b),
            Row(a: s.c * t.a - s.a * t.c, b: r.a * t.c - r.c * t.a, c: r.c * s.a - r.a * s.c),
            Row(a: s.a * t.b - s.b * t.a, b: r.b * t.a - r.a * t.b, c: r.a * s.b - r.b * s.a)
        )
    }

    func seen(_ point: Point) -> Point {
        let divisor = rows.2.at(point.x, point.y, 1)
        return Point(x: rows.0.at(point.x, point.y, 1) / divisor, y: rows.1.at(point.x, point.y, 1) / divisor)
    }
}
