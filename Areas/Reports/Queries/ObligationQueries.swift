internal import Kernel
internal import Storage

/// The statements about reports that are owed.
enum ObligationQueries {
    private static let columns = SQL(
        stringLiteral: """
            o.number, o.form_code, p.form_version, o.period, o.subject_code, o.status, p.opens_on, o.due_on,
            o.locks_on, o.version, o.content, o.submitted_at, o.changed_in
            """)
    private static let source = SQL(
        stringLiteral: "obligation o JOIN form_period p ON p.form_code = o.form_code AND p.period = o.period")

    static func obligation(_ number: Int64, in tx: Transaction) throws -> Obligation? {
        try tx.first("SELECT \(columns) FROM \(source) WHERE o.number = \(number)").map(read)
    }

    /// Several at once, in no order; those that are not there are left out.
    static func obligations(_ numbers: [Int64], in tx: Transaction) throws -> [Obligation] {
        guard !numbers.isEmpty else { return [] }
        return try tx.rows("SELECT \(columns) FROM \(source) WHERE o.number IN \(list: numbers)").map(read)
    }

    static func obligation(
        form: String, period: Period, subject: String, in tx: Transaction
    ) throws -> Obligation? {
        try tx.first(
            """
            SELECT \(columns) FROM \(source)
            WHERE o.form_code = \(form) AND o.period = \(period.description) AND o.subject_code = \(subject)
            """
        ).map(read)
    }

    /// What a subject owes for several periods, in one statement.
    static func obligations(
        form: String, periods: [Period], subject: String, in tx: Transaction
    ) throws -> [Period: Obligation] {
        guard !periods.isEmpty else { return [:] }
        let found = try tx.rows(
            """
            SELECT \(columns) FROM \(source)
            WHERE o.form_code = \(form) AND o.period IN \(list: periods.map(\.description))
                AND o.subject_code = \(subject)
            """
        ).map(read)
        return Dictionary(found.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the subjects owe, the latest periods first.
    static func latest(of subjects: [String], most: Int, in tx: Transaction) throws -> [Obligation] {
        guard !subjects.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT \(columns) FROM \(source) WHERE o.subject_code IN \(list: subjects)
            ORDER BY p.opens_on DESC, o.number DESC LIMIT \(most)
            """
        ).map(read)
    }

    /// Everything owed of a form and period that was changed after a change, in the order of the changes.
    static func changed(
        after change: Int64, form: String, period: Period, in tx: Transaction, _ body: (Obligation) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT \(columns) FROM \(source)
            WHERE o.form_code = \(form) AND o.period = \(period.description) AND o.changed_in > \(change)
            ORDER BY o.changed_in
            """
        ) { try body(try read($0)) }
    }

    /// The periods of forms that were opened.
    static func openedPeriods(of form: String, in tx: Transaction) throws -> Set<Period> {
        Set(
            try tx.rows("SELECT period FROM form_period WHERE form_code = \(form)")
                .compactMap { Period(try $0.text(0)) })
    }

    static func openPeriod(
        _ form: ReportForm, _ period: Period, _ dates: (opens: Day, due: Day, locks: Day), in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO form_period (form_code, period, form_version, opened_at, opens_on, due_on, locks_on)
            VALUES (\(form.code), \(period.description), \(Int64(form.version)), \(tx.now), \(dates.opens),
                \(dates.due), \(dates.locks))
            """)
    }

    static func insert(
        _ subjects: [String], form: String, period: Period, due: Day, locks: Day, in tx: Transaction
    ) throws {
        guard !subjects.isEmpty else { return }
        let numbers = try tx.takeNumbers("obligation", count: subjects.count)
        let changes = try tx.takeNumbers("obligation_change", count: subjects.count)
        let empty = try ReportContent().json()
        try tx.insert(
            into: "obligation",
            [
                "number", "form_code", "period", "subject_code", "status", "due_on", "locks_on", "version",
                "content", "changed_in",
            ],
            rows: zip(zip(numbers, changes), subjects).map { places, subject in
                [
                    .integer(places.0), .text(form), .text(period.description), .text(subject),
                    .text(Obligation.Status.owed.rawValue), due.sqlValue, locks.sqlValue, .integer(1), .text(empty),
                    .integer(places.1),
                ]
            })
    }

    /// What a step makes of an obligation.
    struct Change {
        var status: Obligation.Status?
        var content: ReportContent?
        var dueOn: Day?
        var locksOn: Day?
        var isHandedIn = false
        /// When it was handed in, if not now.
        var handedInAt: Instant?
    }

    /// Writes a change on the version it was made on; false when somebody else was faster.
    static func change(_ stored: Obligation, _ change: Change, in tx: Transaction) throws -> Bool {
        let submittedAt = stored.submittedAt ?? (change.isHandedIn ? change.handedInAt ?? tx.now : nil)
        let number = try tx.takeNumbers("obligation_change").lowerBound
        let touched = try tx.run(
            """
            UPDATE obligation SET status = \((change.status ?? stored.status).rawValue),
                content = \(try (change.content ?? stored.content).json()), due_on = \(change.dueOn ?? stored.dueOn),
                locks_on = \(change.locksOn ?? stored.locksOn), submitted_at = \(submittedAt),
                version = version + 1, changed_in = \(number)
            WHERE number = \(stored.number) AND version = \(stored.version)
            """)
        return touched == 1
    }

    // MARK: Events

    static func note(
        _ event: ReportEvent, of obligation: Int64, by actor: Actor, at: Instant? = nil, in tx: Transaction
    ) throws {
        let number = try tx.takeNumbers("obligation_event").lowerBound
        try tx.run(
            """
            INSERT INTO obligation_event
                (number, obligation_number, action, version, cell, note, content, happened_at, done_by)
            VALUES (\(number), \(obligation), \(event.action.rawValue), \(event.version), \(event.cell),
                \(event.note), \(try event.content?.json()), \(at ?? tx.now), \(actor.signature))
            """)
    }

    /// The steps of a report, the latest first.
    static func events(of obligation: Int64, in tx: Transaction) throws -> [ReportEvent] {
        try tx.rows(
            """
            SELECT \(eventColumns) FROM \(eventSource)
            WHERE e.obligation_number = \(obligation) ORDER BY e.number DESC
            """
        ).map(event)
    }

    /// The last reminder of each of several reports.
    static func lastReminders(of obligations: [Int64], in tx: Transaction) throws -> [Int64: ReportEvent] {
        guard !obligations.isEmpty else { return [:] }
        let found = try tx.rows(
            """
            SELECT \(eventColumns), e.obligation_number FROM \(eventSource)
            WHERE e.obligation_number IN \(list: obligations) AND e.action = \(ReportEvent.Action.remind.rawValue)
            ORDER BY e.number
            """
        ).map { (try $0.integer(9), try event($0)) }
        return Dictionary(found, uniquingKeysWith: { $1 })
    }

    private static let eventColumns = SQL(
        stringLiteral: "e.action, e.version, e.cell, e.note, e.content, e.happened_at, e.done_by, r.mark, r.due_on")
    private static let eventSource = SQL(
        stringLiteral: "obligation_event e LEFT JOIN obligation_reminder r ON r.event_number = e.number")

    private static func event(_ row: Row) throws -> ReportEvent {
        ReportEvent(
            action: try row.word(0, ReportEvent.Action.self), version: try row.integer(1),
            cell: try row.optionalText(2), note: try row.optionalText(3), reminder: try reminder(row),
            content: try row.optionalText(4).map { try ReportContent(json: $0) }, at: try row.instant(5),
            by: try row.text(6))
    }

    private static func reminder(_ row: Row) throws -> (mark: Int, dueOn: Day)? {
        guard let mark = try row.optionalInteger(7), let due = try row.optionalDay(8) else { return nil }
        return (Int(mark), due)
    }

    private static func read(_ row: Row) throws -> Obligation {
        guard let period = Period(try row.text(3)) else { throw BadPeriod(text: try row.text(3)) }
        return Obligation(
            number: try row.integer(0), form: try row.text(1), formVersion: Int(try row.integer(2)), period: period,
            subject: try row.text(4), status: try row.word(5, Obligation.Status.self), opensOn: try row.day(6),
            dueOn: try row.day(7), locksOn: try row.day(8), version: try row.integer(9),
            content: try ReportContent(json: try row.text(10)), submittedAt: try row.optionalInstant(11),
            changedIn: try row.integer(12))
    }

    /// A period that this program cannot read stands in the database.
    private struct BadPeriod: Error {
        let text: String
    }
}
