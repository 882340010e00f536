internal import Kernel
internal import Organisation

/// What a role on a unit means on a day, after what happened to the unit (welfare-rules section 3).
///
/// A role in a unit that merged is a role in the successor; in a split it is one in the successor with the largest
/// share, unless it begins on the day of the split or later. When a unit closes without successor, the role is over:
/// the unit above it is never given.
enum RoleMeaning: Hashable, Sendable {
    case asGranted
    /// No register knows the unit.
    case unknownUnit
    case movedTo(code: String, name: String, on: Day)
    case over(name: String, on: Day)

    init(_ scope: Scope, from: Day?, in tree: UnitTree?, on day: Day) {
        guard case .unit(let code) = scope, let tree else {
            self = .asGranted
            return
        }
        guard let unit = tree.unit(code: code) else {
            self = .unknownUnit
            return
        }
        // Who is assigned on the day of a split is assigned anew; an agreement of that day goes with the others.
        let made = from.map { $0 + 1 }
        guard let heir = tree.heir(of: unit.number, made: made, on: day).flatMap({ tree.unit($0) }) else {
            let end = RoleMeaning.closing(of: unit, by: day, in: tree)
            self = end.map { .over(name: unit.name, on: $0) } ?? .asGranted
            return
        }
        guard heir.number != unit.number else {
            self = .asGranted
            return
        }
        let since = tree.successors(of: unit.number).first { $0.day <= day }?.day ?? day
        self = .movedTo(code: heir.code, name: heir.name, on: since)
    }

    /// The day on which the unit, or what it went into, closed; nil for a unit that is not open yet.
    private static func closing(of unit: UnionUnit, by day: Day, in tree: UnitTree) -> Day? {
        var (current, since) = (unit.number, Day.distantPast)
        while let passage = tree.successors(of: current).first(where: { $0.day > since && $0.day <= day }) {
            guard let next = passage.units.max(by: { $0.share < $1.share }) else { return passage.day }
            (current, since) = (next.unit.number, passage.day)
        }
        return tree.unit(current)?.days.to.flatMap { $0 <= day ? $0 : nil }
    }

    /// Where the role holds now, the successor first; the unit that ended stays in sight for its own figures.
    func scopes(of scope: Scope, in tree: UnitTree?, on day: Day) -> [Scope] {
        switch self {
        case .asGranted, .unknownUnit: [scope]
        case .over: []
        case .movedTo(let code, _, _):
            if let own = scope.code, let unit = tree?.unit(code: own), tree?.exists(unit.number, on: day) ?? false {
                [.unit(code: code)]
            } else {
                [.unit(code: code), scope]
            }
        }
    }
}
