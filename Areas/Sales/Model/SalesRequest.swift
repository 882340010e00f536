internal import Kernel
internal import Reports
internal import Web

/// What somebody asked the list of sales for, as it was typed or linked.
struct SalesRequest: Sendable, Hashable {
    var scope: String?
    var partner: String?
    var period: String?
    var product: String?
    var point: String?
    var unit: String?
    var by: String?
    var view: String?
    /// `true` for the sales that stand in no unit alone.
    var unplaced: String?

    init() {}

    init(_ visit: SignedIn) {
        func text(_ name: String) -> String? {
            guard let text = visit.query(name).map({ VietnameseText.clean(String($0.prefix(100))) }) else { return nil }
            return text.isEmpty ? nil : text
        }
        scope = text("scope")
        partner = text("partner")
        period = text("period")
        product = text("product")
        point = text("point")
        unit = text("unit")
        by = text("by")
        view = text("as")
        unplaced = text("unplaced")
    }

    /// The path with what was asked as its query.
    func on(_ path: LocalPath) -> LocalPath {
        let pairs = [
            ("scope", scope), ("partner", partner), ("period", period), ("product", product), ("point", point),
            ("unit", unit), ("by", by), ("as", view), ("unplaced", unplaced),
        ]
        return pairs.reduce(path) { path, pair in pair.1.map { path.with(pair.0, $0) } ?? path }
    }

    /// The report whose figures the list is behind.
    var report: LocalPath {
        var request = SalesRequest()
        request.scope = scope
        request.partner = partner
        request.period = period
        request.by = by
        request.view = view
        return request.on(LocalPath("/reports/welfare"))
    }
}
