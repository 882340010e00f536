internal import Foundation

/// The administrative divisions of all vintages as trees.
package struct DivisionMap: Sendable {
    private let divisions: [DivisionKey: Division]
    /// The successors of each division of 2024.
    private let conversions: [String: [DivisionConversion]]

    package init(_ all: [Division], conversions: [DivisionConversion] = []) {
        divisions = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
        self.conversions = Dictionary(grouping: conversions, by: \.oldCode)
    }

    package var count: Int { divisions.count }
    package func division(_ key: DivisionKey) -> Division? { divisions[key] }

    /// The division and all above it in its vintage, from below to the province.
    package func lineage(of key: DivisionKey) -> [Division] {
        var line: [Division] = []
        var next = divisions[key]
        while let division = next {
            line.append(division)
            next = division.parentCode.flatMap { divisions[DivisionKey(vintage: key.vintage, code: $0)] }
        }
        return line
    }

    /// The province in which a division lies.
    package func province(of key: DivisionKey) -> Division? { lineage(of: key).last }

    /// The provinces of a vintage by code.
    package func provinces(vintage: String) -> [Division] {
        divisions.values.filter { $0.key.vintage == vintage && $0.parentCode == nil }
            .sorted { $0.key.code < $1.key.code }
    }

    /// What a place of a division is in today's divisions; nil when nothing came after it.
    ///
    /// What was split goes to the successor whose centre is nearest, without coordinates to the default successor; a
    /// division that went into none, such as a district, goes with the one above it (welfare-rules section 4).
    package func today(_ key: DivisionKey, latitude: Double?, longitude: Double?) -> DivisionKey? {
        guard key.vintage == DivisionKey.Vintage.before.rawValue else { return key }
        let parts = lineage(of: key).lazy.compactMap { conversions[$0.key.code] }.first
        guard let parts else { return nil }
        var successor = parts.first { $0.isDefault }
        if let latitude, let longitude {
            let distances = parts.map { DivisionMap.distance(latitude, longitude, $0) }
            successor = zip(parts, distances).min { $0.1 < $1.1 }?.0
        }
        return successor.map { DivisionKey(vintage: DivisionKey.Vintage.since.rawValue, code: $0.newCode) }
    }

    /// What the territory of a division is in today's divisions: the default successors of it and of all within it.
    package func territoryToday(_ key: DivisionKey) -> Set<DivisionKey> {
        guard key.vintage == DivisionKey.Vintage.before.rawValue else { return [key] }
        var found: Set<DivisionKey> = []
        for (code, parts) in conversions {
            let part = DivisionKey(vintage: key.vintage, code: code)
            guard let successor = parts.first(where: \.isDefault), isWithin(part, key) else { continue }
            found.insert(DivisionKey(vintage: DivisionKey.Vintage.since.rawValue, code: successor.newCode))
        }
        return found
    }

    /// A measure of the way on the globe to a successor's centre, the square of half the chord (haversine).
    private static func distance(_ latitude: Double, _ longitude: Double, _ part: DivisionConversion) -> Double {
        let radian = Double.pi / 180
        guard let north = part.latitude, let east = part.longitude else { return .infinity }
        let across = sin((latitude - north) * radian / 2)
        let along = sin((longitude - east) * radian / 2)
        return across * across + cos(latitude * radian) * cos(north * radian) * along * along
    }

    /// True when the division is the other one or lies in it.
    package func isWithin(_ key: DivisionKey, _ upper: DivisionKey) -> Bool {
        key.vintage == upper.vintage && lineage(of: key).contains { $0.key == upper }
    }
}
