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
    }

    let form: ReportForm
    let parts: [Part]
    let completeness: Completeness

    /// Parts that were handed in and not given back.
    var counted: [Part] { parts.filter { Consolidation.counts($0.state) } }

    var missing: [Part] { parts.filter { !Consolidation.counts($0.state) && $0.state != .excused } }

    static func counts(_ state: ReportState) -> Bool { [.submitted, .accepted, .approved].contains(state) }

    /// The sum over the reports; nil where the form says that the values of units are not added.
    func number(_ name: String) -> Int64? {
        guard let cell = form.cell(name), cell.inTree == .sum || cell.inTree == .last else { return nil }
        let values = counted.compactMap { $0.numbers[name] }
        guard !values.isEmpty else { return nil }
        return values.reduce(into: Int64?.some(0)) { sum, value in
            guard let soFar = sum else { return }
            let (next, overflows) = soFar.addingReportingOverflow(value)
            sum = overflows ? nil : next
        }
    }

    /// Numerators and denominators are added first and divided once.
    ///
    /// Only reports that have both are in it.
    func ratio(_ cell: FormCell) -> Ratio? {
        guard let names = cell.ratio else { return nil }
        let both = counted.compactMap { part -> (Int64, Int64)? in
            guard let numerator = part.numbers[names.numerator], let denominator = part.numbers[names.denominator]
            else { return nil }
            return (numerator, denominator)
        }
        guard !both.isEmpty else { return nil }
        return Ratio(both.reduce(0) { $0 + $1.0 }, both.reduce(0) { $0 + $1.1 })
    }
}
