import Kernel

/// The reports of many put together for a unit: what may be added is added, and each figure opens to who is in it.
struct Consolidation: Sendable {
    /// One report that is or should be in it.
    struct Part: Sendable {
        let subject: String
        /// The obligation's number.
        let report: Int64
        let state: ReportState
        /// Whole numbers by cell; empty while nothing was handed in.
        let numbers: [String: Int64]
        /// Texts by cell; empty while nothing was handed in.
        let texts: [String: String]
    }

    let form: ReportForm
    let completeness: Completeness
    /// Parts that were handed in and not given back, as many as were asked for.
    let counted: [Part]
    let countedCount: Int
    /// Parts that nobody handed in or that were given back, as many as were asked for; excused ones are not missed.
    let missing: [Part]
    let missingCount: Int

    private let sums: [String: Int64]
    private let ratios: [String: Ratio]

    init(_ question: ObligationsQuestion, _ shelf: inout ObligationShelf, parts: Range<Int>?, _ desk: ReportDesk) {
        var completeness = Completeness()
        var (counted, missing): ([Int], [Int]) = ([], [])
        shelf.visit(question, desk) { place, _, standing in
            completeness.count(standing, on: question.today)
            if standing.counts {
                counted.append(place)
            } else if standing.status != .excused {
                missing.append(place)
            }
        }
        form = question.form
        self.completeness = completeness
        (countedCount, missingCount) = (counted.count, missing.count)
        let kept = shelf
        func told(_ places: [Int]) -> [Part] {
            places[(parts ?? places.indices).clamped(to: places.indices)].map { place in
                let obligation = kept.obligations[place]
                return Part(
                    subject: obligation.subject, report: obligation.number, state: obligation.state(on: question.today),
                    numbers: kept.numbers(at: place), texts: kept.texts[place] ?? [:])
            }
        }
        self.counted = told(counted)
        self.missing = told(missing)
        sums = Consolidation.sums(question.form, shelf, counted)
        ratios = Consolidation.ratios(question.form, shelf, counted)
    }

    /// The sum over the reports; nil where the form says that the values of units are not added.
    func number(_ name: String) -> Int64? { sums[name] }

    /// Numerators and denominators are added first and divided once.
    ///
    /// Only reports that have both are in it.
    func ratio(_ cell: FormCell) -> Ratio? { ratios[cell.name] }

    private static func sums(_ form: ReportForm, _ shelf: ObligationShelf, _ places: [Int]) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for cell in form.cells where cell.inTree == .sum || cell.inTree == .last {
            guard let column = shelf.columns[cell.name] else { continue }
            var sum: Int64?
            var overflows = false
            for place in places {
                guard let value = column[place] else { continue }
                let (next, isTooLarge) = (sum ?? 0).addingReportingOverflow(value)
                (sum, overflows) = (next, overflows || isTooLarge)
            }
            sums[cell.name] = overflows ? nil : sum
        }
        return sums
    }

    private static func ratios(_ form: ReportForm, _ shelf: ObligationShelf, _ places: [Int]) -> [String: Ratio] {
        var ratios: [String: Ratio] = [:]
        for cell in form.cells {
            guard let names = cell.ratio, let upper = shelf.columns[names.numerator],
                let lower = shelf.columns[names.denominator]
            else { continue }
            var sums: (upper: Int64, lower: Int64) = (0, 0)
            var (isKnown, overflows) = (false, false)
            for place in places {
                guard let numerator = upper[place], let denominator = lower[place] else { continue }
                let (first, second) = (
                    sums.upper.addingReportingOverflow(numerator), sums.lower.addingReportingOverflow(denominator)
                )
                sums = (first.partialValue, second.partialValue)
                overflows = overflows || first.overflow || second.overflow
                isKnown = true
            }
            ratios[cell.name] = isKnown && !overflows ? Ratio(sums.upper, sums.lower) : nil
        }
        return ratios
    }
}
