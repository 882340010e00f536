internal import Kernel
internal import Members
internal import Storage

/// The statements that read counted sales: accepted ones that no reversal voids.
enum FactQueries {
    /// A counted sale with the member's unit on its business day, as the register now tells.
    struct Fact {
        let day: Day
        let point: Int64
        let member: Int64
        let product: Int64
        let listAmount: Dong
        let paidAmount: Dong
        let unit: Int64?
    }

    /// Which counted sales are wanted.
    struct Filter {
        let days: DayRange
        /// Only these points; nil for all.
        var points: Set<Int64>?
        /// Only members of these units; nil for all, also those without a unit.
        var units: UnitDays?
        /// Only members of these units too, where a list shows a part of a figure.
        var unitsWithin: UnitDays?
        var product: Int64?

        /// The member's unit is asked for.
        var needsUnit: Bool { units != nil || unitsWithin != nil }
    }

    static let isCounted: SQL = """
        s.refusal IS NULL AND s.reverses_sequence IS NULL
        AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
        """

    static func conditions(_ filter: Filter) -> SQL {
        var sql: SQL = "\(isCounted)"
        if let from = filter.days.from { sql = sql + " AND s.business_day >= \(from)" }
        if let to = filter.days.to { sql = sql + " AND s.business_day < \(to)" }
        if let points = filter.points { sql = sql + " AND s.point_number IN \(list: points)" }
        for units in [filter.units, filter.unitsWithin].compactMap({ $0 }) { sql = sql + " AND \(condition(units))" }
        if let product = filter.product { sql = sql + " AND s.product_number = \(product)" }
        return sql
    }

    /// The member's unit is one of these, on a day on which it counts.
    private static func condition(_ units: UnitDays) -> SQL {
        let parts = units.groups.map { group -> SQL in
            var part: SQL = "a.unit_number IN \(list: group.units)"
            if let from = group.days.from { part = part + " AND s.business_day >= \(from)" }
            if let to = group.days.to { part = part + " AND s.business_day < \(to)" }
            return part
        }
        guard let first = parts.first else { return "1 = 0" }
        return "(\(parts.dropFirst().reduce(first) { $0 + " OR " + $1 }))"
    }

    /// Sales beside the assignments that were in force on their days.
    ///
    /// Where units are asked for, sales without one are of no use: then the engine may begin with the few members of a
    /// small unit instead of all sales of the period, which is some fifty times faster.
    static func source(_ filter: Filter) -> SQL {
        let join = MembersFacade.assignmentJoin(alias: "a", member: "s.member_number", day: "s.business_day")
        return filter.needsUnit ? "sale s JOIN \(join)" : "sale s LEFT JOIN \(join)"
    }

    /// Hands over the counted sales one by one.
    static func forEach(_ filter: Filter, in tx: Transaction, _ body: (Fact) throws -> Void) throws {
        try tx.forEach(
            """
            SELECT s.business_day, s.point_number, s.member_number, s.product_number, s.list_amount, s.paid_amount,
                a.unit_number
            FROM \(source(filter)) WHERE \(conditions(filter))
            """
        ) { row in
            try body(
                Fact(
                    day: try row.day(0), point: try row.integer(1), member: try row.integer(2),
                    product: try row.integer(3), listAmount: try row.dong(4), paidAmount: try row.dong(5),
                    unit: try row.optionalInteger(6)))
        }
    }
}
