import Kernel

/// Judges the sales of a written world rule by rule, reading nothing but the files.
struct PlainJudgement {
    private(set) var refused: [String: Int] = [:]
    private(set) var accepted = 0
    private(set) var reversals = 0
    /// Reversals of what is no accepted, unreversed sale.
    private(set) var badReversals = 0
    /// Accepted sales at another price than the agreed one.
    private(set) var atOtherPrice = 0

    private let units: [String: Table.Row]
    /// Where units went in July 2025, each with its rows of `changes`.
    private let changes: [String: [Table.Row]]
    private let members: [String: [Table.Row]]
    private let partners: [String: Table.Row]
    private let agreements: [String: Table.Row]
    private let products: [String: [Table.Row]]
    private let points: [String: Table.Row]
    /// Product, member (empty for all) and calendar period of the accepted sales.
    private var used: [[String]: Int] = [:]
    /// The keys of `used` for each sale that can be reversed.
    private var standing: [String: [[String]]] = [:]

    init(_ world: WrittenWorld) {
        units = world["units"].byKey("code")
        changes = world["changes"].grouped(by: "from_code")
        members = world["members"].grouped(by: "member_no")
        partners = world["partners"].byKey("code")
        agreements = world["agreements"].byKey("code")
        products = world["products"].grouped(by: "code")
        points = world["points"].byKey("code")
        for sale in world["sales"].rows { judge(sale) }
    }

    private mutating func judge(_ sale: Table.Row) {
        if let voided = sale.optional("reverses_id") {
            reversals += 1
            guard let keys = standing.removeValue(forKey: voided) else { return badReversals += 1 }
            for key in keys { used[key, default: 0] -= 1 }
            return
        }
        let day = String(sale["sold_at"].prefix(10))
        let price = products[sale["product_code"]]?.first { isIn($0, day, "valid_from", "valid_to") }
        let keys = keys(sale, price, on: day)
        if let refusal = refusal(of: sale, price, keys, on: day) {
            refused[refusal, default: 0] += 1
            return
        }
        accepted += 1
        if let price, agreed(sale, price) != Int(sale["paid_amount"]) { atOtherPrice += 1 }
        for key in keys { used[key, default: 0] += 1 }
        standing[sale["id"]] = keys
    }

    private func refusal(of sale: Table.Row, _ price: Table.Row?, _ keys: [[String]], on day: String) -> String? {
        guard let point = points[sale["point_code"]], let paid = Int(sale["paid_amount"]),
            let list = Int(sale["list_amount"])
        else { return "unreadable" }
        if paid > list { return "paid_over_list" }
        if !isIn(point, day, "opened_on", "closed_on") { return "point_closed" }
        guard let price, let agreement = agreements[price["agreement_code"]] else { return "product_not_in_force" }
        let seller = point["partner_code"]
        if ![seller, partners[seller]?["parent_code"]].contains(agreement["partner_code"]) { return "wrong_partner" }
        if !isIn(agreement, day, "valid_from", "valid_to") { return "agreement_not_in_force" }
        let membership = members[sale["member_no"]]?.first { isIn($0, day, "joined_on", "left_on") }
        guard let unit = membership.flatMap({ units[$0["unit_code"]] }), isIn(unit, day, "opened_on", "closed_on")
        else { return "not_a_member" }
        if agreement["covers"] != "all", !isBelow(unit, agreement["unit_code"], on: day) { return "not_covered" }
        if let limit = Int(price["limit_count"]), used[keys[0], default: 0] >= limit { return "over_limit" }
        if let pool = Int(price["pool_count"]), used[keys[1], default: 0] >= pool { return "pool_empty" }
        return nil
    }

    /// Days as texts stand in the order of time.
    private func isIn(_ row: Table.Row, _ day: String, _ from: String, _ to: String) -> Bool {
        row[from] <= day && (row[to].isEmpty || day < row[to])
    }

    /// No unit of the sample above the grassroots ends but in July 2025, and none is named before it opens.
    private func isBelow(_ unit: Table.Row, _ upper: String, on day: String) -> Bool {
        let target = heir(of: upper, on: day)
        var next: String? = unit["code"]
        while let current = next, let row = units[current] {
            if current == target { return true }
            let moved = day >= "2025-07-01" ? changes[current]?.first { $0["kind"] == "move" } : nil
            next = moved?["to_code"] ?? heir(of: row["parent_code"], on: day)
        }
        return false
    }

    /// What a unit means on the day: of a split the largest part, the first of two as large.
    private func heir(of code: String, on day: String) -> String {
        guard day >= "2025-07-01", let rows = changes[code]?.filter({ $0["kind"] != "move" }), let first = rows.first
        else { return code }
        return rows.reduce(first) { $1["share"] > $0["share"] ? $1 : $0 }["to_code"]
    }

    private func keys(_ sale: Table.Row, _ price: Table.Row?, on day: String) -> [[String]] {
        let window =
            switch price?["limit_period"] {
            case "day": day
            case "week": Day(day).map { ($0 - ($0.weekday - 1)).description } ?? ""
            case "month": String(day.prefix(7))
            case "year": String(day.prefix(4))
            default: ""
            }
        let product = sale["product_code"]
        return [[product, sale["member_no"], window], [product, "", window]]
    }

    /// Half up, in hundredths of a per cent.
    private func agreed(_ sale: Table.Row, _ price: Table.Row) -> Int? {
        guard let quantity = Int(sale["quantity"]), let list = Int(price["list_price"]) else { return nil }
        if let member = Int(price["member_price"]) { return quantity * member }
        let parts = price["discount_percent"].split(separator: ".")
        guard let whole = parts.first.flatMap({ Int($0) }) else { return nil }
        let decimals = parts.count > 1 ? Int((parts[1] + "0").prefix(2)) ?? 0 : 0
        return (quantity * list * (10_000 - whole * 100 - decimals) + 5_000) / 10_000
    }
}
