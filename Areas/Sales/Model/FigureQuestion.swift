internal import Kernel
internal import Reports

/// One figure that is asked for, over any days, put in groups or whole.
struct FigureQuestion: Sendable {
    enum Measure: String, Sendable, CaseIterable {
        case members, turns
        case listAmount = "list_amount"
        case paidAmount = "paid_amount"
        case discountAmount = "discount_amount"
    }

    enum Group: String, Sendable, CaseIterable {
        case unit, place, partner, product, day, month
    }

    let measure: Measure
    /// Scope, partner, grouping and view; its period is not meant.
    let asked: WelfareQuestion
    /// The code of a product; nil for all.
    let product: String?
    let days: DayRange
    /// Nil for one number alone.
    let group: Group?
}

/// What somebody typed of a figure beside what reports ask too.
struct FigureRequest: Sendable {
    var measure: String?
    var product: String?
    var from: String?
    var to: String?
    var group: String?

    /// Throws a `Refusal` with `bad_measure`, `bad_group` or `bad_days`.
    func question(_ asked: WelfareQuestion, today: Day) throws -> FigureQuestion {
        guard let measure = FigureQuestion.Measure(rawValue: measure ?? "") else {
            throw Refusal("bad_measure", ["value": measure ?? ""])
        }
        let group = try group.map { text in
            guard let group = FigureQuestion.Group(rawValue: text) else { throw Refusal("bad_group", ["value": text]) }
            return group
        }
        if group == .unit, asked.by == .place { throw Refusal("group_not_offered") }
        return FigureQuestion(
            measure: measure, asked: asked, product: product,
            days: DayRange(
                from: try day(from) ?? FigureRequest.firstDay, to: try day(to) ?? today + FigureRequest.daysAhead),
            group: group)
    }

    private func day(_ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw Refusal("bad_days", ["value": text]) }
        return day
    }

    /// No sale is older than the programme.
    private static let firstDay = Day(number: 10_957)
    /// A sale may be told a little before it happens.
    private static let daysAhead = 2
}
