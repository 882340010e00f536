import Kernel

/// A form as data: what is asked of whom, when, and how its values behave in time and in the tree.
///
/// A version never changes once it is stored; a change of the form is a new version (clause 0.25).
struct ReportForm: Sendable, Hashable {
    /// Who owes a form.
    enum Subject: String, Sendable, Hashable, CaseIterable, Decodable {
        case unit, partner
    }

    /// A sentence in both languages.
    struct Words: Sendable, Hashable, Decodable {
        let vi: String
        let en: String

        subscript(_ language: Language) -> String { language == .vietnamese ? vi : en }
    }

    /// The three dates of a report, in days from the period's last day; negative before it.
    struct Clocks: Sendable, Hashable, Decodable {
        let opens: Int
        let due: Int
        let locks: Int
    }

    /// A titled group of cells.
    struct Section: Sendable, Hashable {
        let code: String
        let title: Words
        let cells: [FormCell]
    }

    let code: String
    let version: Int
    let title: Words
    let subject: Subject
    /// The kinds of periods for which the form is owed.
    let periods: [Period.Kind]
    let year: ReportingYear
    let clocks: Clocks
    let sections: [Section]
    let rules: [FormRule]
    /// What is unusual; nil when the form does not say.
    let history: HistoryHint?

    /// The cells of all sections.
    let cells: [FormCell]
    private let places: [String: Int]

    init(
        code: String, version: Int, title: Words, subject: Subject, periods: [Period.Kind], year: ReportingYear,
        clocks: Clocks, sections: [Section], rules: [FormRule], history: HistoryHint? = nil
    ) {
        self.code = code
        self.version = version
        self.title = title
        self.subject = subject
        self.periods = periods
        self.year = year
        self.clocks = clocks
        self.sections = sections
        self.rules = rules
        self.history = history
        cells = sections.flatMap(\.cells)
        places = Dictionary(cells.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func cell(_ name: String) -> FormCell? { places[name].map { cells[$0] } }

    /// The form as it is for a period: in a longer one some cells are drawn from the reports of shorter ones.
    func asked(for period: Period) -> ReportForm {
        guard cells.contains(where: { $0.isDrawn(in: period) }) else { return self }
        return ReportForm(
            code: code, version: version, title: title, subject: subject, periods: periods, year: year, clocks: clocks,
            sections: sections.map { section in
                Section(
                    code: section.code, title: section.title, cells: section.cells.map { $0.asked(for: period) })
            }, rules: rules, history: history)
    }

    /// The days that a period of this form has.
    func days(of period: Period) -> DayRange { year.days(of: period) }

    /// The last day that figures of the period count.
    func cutOff(of period: Period) -> Day? { days(of: period).to.map { $0 - 1 } }

    /// The day on which a report of the period opens, is due and is locked.
    func dates(of period: Period) -> (opens: Day, due: Day, locks: Day)? {
        guard let last = days(of: period).to.map({ $0 - 1 }) else { return nil }
        return (last + clocks.opens, last + clocks.due, last + clocks.locks)
    }
}

/// One cell of a form.
struct FormCell: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Things that are counted.
        case count
        /// Distinct people: never added over lines, periods or units.
        case persons
        /// Times somebody was served: added.
        case turns
        /// Whole đồng.
        case money
        /// Numerator by denominator, both cells of the form.
        case rate
        case text
        /// Rows under columns, as the annex of a report; its number is that of its rows.
        case list
        /// A photo, paper or table; its number is 1 once it is there, so that reports with one can be counted.
        case attachment
    }

    /// Where the value comes from.
    enum Filling: Sendable, Hashable {
        case typed
        /// A figure that an area computes from its records.
        case source(String)
        case derived(FormFormula)
        /// Of a longer period: the reports of the same subject for the shorter periods in it, put together as the cell
        /// behaves in time.
        case drawn(Period.Kind)
    }

    /// What becomes of values over periods or over units.
    enum Behaviour: String, Sendable, Hashable, CaseIterable, Decodable {
        case sum, last, distinct, never
    }

    let name: String
    let caption: ReportForm.Words
    let kind: Kind
    var filling: Filling
    let inTime: Behaviour
    let inTree: Behaviour
    let isRequired: Bool
    /// Of a rate.
    let ratio: RatioOfCells?
    /// Of a list.
    var columns: [ListColumn] = []
    /// Of a source that is asked about the rows of a list: `list.column`.
    var of: String?
    /// The cell beside which this one is held, with the variance of the two.
    var beside: String?
    /// Which field of the partner's declaration the value is.
    var declares: DeclaredField?
    /// In longer periods the value comes from the reports of periods of this kind.
    var draws: Period.Kind?

    /// What a rate divides, and how its quotient is printed (clauses 4.14, 4.15).
    struct RatioOfCells: Sendable, Hashable {
        let numerator: String
        let denominator: String
        /// Decimals of the percentage.
        let decimals: Int
        let rounding: Rounding
        /// Of whom or what the denominator counts all.
        var population: ReportForm.Words?
    }
}

extension FormCell {
    func isDrawn(in period: Period) -> Bool { draws.map { $0.months < period.kind.months } ?? false }

    fileprivate func asked(for period: Period) -> FormCell {
        guard let draws, isDrawn(in: period) else { return self }
        var cell = self
        cell.filling = .drawn(draws)
        return cell
    }
}

/// A comparison that the values of a form must keep.
struct FormRule: Sendable, Hashable {
    enum Comparison: String, Sendable, Hashable, CaseIterable, Decodable {
        case equal = "="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case more = ">"
        /// The left differs from the right by at most a share of the right.
        case within

        func holds(_ left: Int64, _ right: Int64, percent: Int64 = 0) -> Bool {
            switch self {
            case .within: Variance(left, right).isWithin(percent: percent)
            case .equal: left == right
            case .atMost: left <= right
            case .atLeast: left >= right
            case .less: left < right
            case .more: left > right
            }
        }
    }

    /// What a broken rule asks for.
    enum Importance: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Cannot be: the report is not taken.
        case block
        /// The report is taken with an explanation beside the cell.
        case explain
        /// Only told.
        case hint
    }

    let code: String
    let left: FormFormula
    let comparison: Comparison
    let right: FormFormula
    let importance: Importance
    let sentence: ReportForm.Words
    /// The share of `within`, in hundredths of the right side.
    var percent: Int64 = 0
    /// The cell beside which the rule speaks.
    let cell: String
}
