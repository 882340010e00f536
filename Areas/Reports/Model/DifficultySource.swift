package import Kernel
package import Storage
package import Web

/// Which difficulties a report lists: those that its subject raised in its days (clause 0.25g).
package struct DifficultyQuestion: Sendable, Hashable {
    /// The code of the unit or partner.
    package let subject: String
    package let isPartner: Bool
    package let days: DayRange

    package init(subject: String, isPartner: Bool, days: DayRange) {
        self.subject = subject
        self.isPartner = isPartner
        self.days = days
    }
}

/// A difficulty as a report lists it.
package struct ReportedDifficulty: Sendable, Hashable {
    package let number: Int64
    package let day: Day
    package let text: String
    package let handling: String?
    /// The key of the word for its state.
    package let stateKey: String
    package let isWaiting: Bool
    /// The last answer.
    package let answer: String?
    package let path: LocalPath

    package init(
        number: Int64, day: Day, text: String, handling: String?, stateKey: String, isWaiting: Bool, answer: String?,
        path: LocalPath
    ) {
        self.number = number
        self.day = day
        self.text = text
        self.handling = handling
        self.stateKey = stateKey
        self.isWaiting = isWaiting
        self.answer = answer
        self.path = path
    }

    /// As it stands in a report: `#12 (05/10/2026) text → handling`.
    var line: String {
        let words = [text, handling].compactMap { $0 }.map { words in
            let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
            return line.count > ReportedDifficulty.mostLetters
                ? line.prefix(ReportedDifficulty.mostLetters) + "…" : line
        }
        return "\(mark) (\(day.printed)) \(words.joined(separator: " → "))"
    }

    /// What names it in a report.
    var mark: String { "#\(number)" }

    /// Letters of a sentence that a report holds; the register holds the rest.
    private static let mostLetters = 280
}

/// Where the cells that list difficulties take them from; App hands it in, because Supervision stands below Reports.
package struct DifficultySource: Sendable {
    /// What a text cell of a form names to be filled from here.
    static let name = "difficulties"

    /// Where one is raised; nil when nobody keeps a register.
    let newPath: LocalPath?
    let raised: @Sendable (DifficultyQuestion, Transaction) throws -> [ReportedDifficulty]

    package init(
        newPath: LocalPath?,
        _ raised: @escaping @Sendable (DifficultyQuestion, Transaction) throws -> [ReportedDifficulty]
    ) {
        self.newPath = newPath
        self.raised = raised
    }

    /// Nothing is raised.
    package static let none = DifficultySource(newPath: nil) { _, _ in [] }
}

extension FormCell {
    /// Lists what the subject raised in the period.
    var listsDifficulties: Bool { kind == .text && filling == .source(DifficultySource.name) }
}

extension ReportDesk {
    /// What the subject of a report raised in its period; empty when the form does not list it.
    func difficulties(of obligation: Obligation, _ form: ReportForm, in tx: Transaction) throws -> [ReportedDifficulty]
    {
        guard form.cells.contains(where: \.listsDifficulties) else { return [] }
        let question = DifficultyQuestion(
            subject: obligation.subject, isPartner: form.subject == .partner, days: form.days(of: obligation.period))
        return try tx.once(question) { try reports.difficulties.raised(question, tx) }
    }

    /// The report with what its subject raised in the cells that list it, until it is handed in: from then on stands
    /// there what was raised by then.
    func listingDifficulties(
        _ obligation: Obligation, _ form: ReportForm, in tx: Transaction
    ) throws -> Obligation {
        let cells = form.cells.filter(\.listsDifficulties)
        guard !cells.isEmpty, !obligation.standing.counts else { return obligation }
        let all = try difficulties(of: obligation, form, in: tx)
        let rest = all.count - ReportDesk.mostDifficulties
        let lines = all.prefix(ReportDesk.mostDifficulties).map(\.line) + (rest > 0 ? ["… (+\(rest))"] : [])
        var listing = obligation
        for cell in cells { listing.content.texts[cell.name] = lines.isEmpty ? nil : lines.joined(separator: "\n") }
        return listing
    }

    /// As many as fit into one cell of a workbook.
    private static var mostDifficulties: Int { 50 }
}

extension ReportLook {
    /// The difficulties that stand in a report, as they are in the register now, and where another one is raised by
    /// those who fill it; nil for a form that lists none.
    struct Difficulties: Sendable {
        let raised: [ReportedDifficulty]
        let raisePath: LocalPath?

        init?(
            _ obligation: Obligation, _ form: ReportForm, _ desk: ReportDesk, mayFill: Bool, in tx: Transaction
        ) throws {
            guard let cell = form.cells.first(where: \.listsDifficulties) else { return nil }
            let text = obligation.content.texts[cell.name] ?? ""
            raised = try desk.difficulties(of: obligation, form, in: tx).filter { text.contains("\($0.mark) ") }
            let last = form.days(of: obligation.period).to.map { min($0 - 1, tx.today) } ?? tx.today
            let path = mayFill ? desk.reports.difficulties.newPath : nil
            raisePath = path.map { path in
                path.with("on", last.description).with("back", ReportPage.path(of: obligation.number).text)
            }
        }
    }
}
