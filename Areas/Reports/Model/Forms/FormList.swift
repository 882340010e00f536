import Kernel

/// A row of a list in a report: what stands in its columns; whole numbers as digits, nothing where nothing stands.
typealias ListRow = [String: String]

/// A column of a cell that is a list, such as the places of an activity or the turns of each point.
struct ListColumn: Sendable, Hashable {
    /// What stands in the column; a list has no rates.
    enum Kind: String, Sendable, Hashable, CaseIterable, Decodable {
        case text, count, persons, turns, money
    }

    let name: String
    let caption: ReportForm.Words
    let kind: Kind
    /// A row that is not blank must have it.
    let isRequired: Bool
    /// What the ledger has beside the value of each row.
    var beside: Comparison?
    /// Here stands why the row lies far from what was observed.
    var isExplanation = false

    /// A figure of the point that a row names, held beside what the row declares.
    struct Comparison: Sendable, Hashable {
        /// `points.turns`, `points.list_amount` or `points.paid_amount`.
        let source: String
        /// The column that names the point.
        let of: String
        /// How far the row may lie away without an explanation; nil for as far as one likes.
        let percent: Int64?
    }
}

/// What the sources told of each point that the rows of a list name: by point and column.
typealias RowsBeside = [String: [String: Int64]]

/// What the sources told for a report: whole numbers and lists by cell.
struct ToldFigures: Sendable, Hashable {
    var numbers: [String: Int64] = [:]
    var lists: [String: [ListRow]] = [:]
    /// By list.
    var rows: [String: RowsBeside] = [:]
}

/// The field of a partner's declaration that a cell fills (welfare-rules section 4).
enum DeclaredField: String, Sendable, Hashable, CaseIterable, Decodable {
    case points, persons, turns
    case listAmount = "list_amount"
    case paidAmount = "paid_amount"
    case discountAmount = "discount_amount"
}

/// When a value is told to be unusual against the own history; in words on the page of the form.
///
/// The middle value of the last periods and the middle distance from it: a single wild period moves neither. Data of
/// the form. It only hints.
struct HistoryHint: Sendable, Hashable, Decodable {
    /// How many periods before are looked at.
    let periods: Int
    /// With fewer reports among them nothing is said.
    let least: Int
    /// How many middle distances a value may lie away.
    let times: Int64
    /// The middle distance is taken for at least this share of the middle value.
    let floorPercent: Int64

    /// What is usual: the middle value and how far away a value may lie; nil with too few values.
    func usual(_ values: [Int64]) -> (middle: Int64, distance: Int64)? {
        guard values.count >= max(least, 1) else { return nil }
        let middle = HistoryHint.middle(values)
        let distances = values.compactMap { Variance($0, middle).difference }.filter { $0 != .min }.map { abs($0) }
        guard distances.count == values.count else { return nil }
        let distance = HistoryHint.middle(distances)
        let (share, overflows) = middle.multipliedReportingOverflow(by: floorPercent)
        guard !overflows else { return nil }
        let (limit, isTooFar) = max(distance, share == .min ? .max : abs(share) / 100, 1).multipliedReportingOverflow(
            by: times)
        return isTooFar ? nil : (middle, limit)
    }

    /// The lower one of the two in the middle when they are even in number: whole, and one of the values.
    private static func middle(_ values: [Int64]) -> Int64 { values.sorted()[(values.count - 1) / 2] }
}
