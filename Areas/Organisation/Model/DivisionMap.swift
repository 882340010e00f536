/// The administrative divisions of all vintages as trees.
package struct DivisionMap: Sendable {
    private let divisions: [DivisionKey: Division]

    package init(_ all: [Division]) {
        divisions = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
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

    /// True when the division is the other one or lies in it.
    package func isWithin(_ key: DivisionKey, _ upper: DivisionKey) -> Bool {
        key.vintage == upper.vintage && lineage(of: key).contains { $0.key == upper }
    }
}
