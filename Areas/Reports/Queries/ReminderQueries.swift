internal import Kernel
internal import Storage

/// The statements about reminders that the day sent, and about what somebody still owes.
enum ReminderQueries {
    /// A report that was not handed in.
    struct Waiting {
        let number: Int64
        let form: String
        let formVersion: Int
        let period: Period
        let subject: String
        let dueOn: Day
        let version: Int64
    }

    struct Reminder {
        let obligation: Int64
        let version: Int64
        let dueOn: Day
        let mark: Int

        var key: Key { Key(obligation: obligation, dueOn: dueOn, mark: mark) }
    }

    struct Key: Hashable {
        let obligation: Int64
        let dueOn: Day
        let mark: Int
    }

    /// Open reports that are due on one of the days.
    static func waiting(due: ClosedRange<Day>, on day: Day, in tx: Transaction) throws -> [Waiting] {
        try tx.rows(
            """
            SELECT o.number, o.form_code, p.form_version, o.period, o.subject_code, o.due_on, o.version
            FROM obligation o JOIN form_period p ON p.form_code = o.form_code AND p.period = o.period
            WHERE o.due_on BETWEEN \(due.lowerBound) AND \(due.upperBound)
                AND o.status IN ('owed', 'draft', 'returned') AND p.opens_on <= \(day)
            ORDER BY o.number
            """
        ).compactMap { row in
            guard let period = Period(try row.text(3)) else { return nil }
            return Waiting(
                number: try row.integer(0), form: try row.text(1), formVersion: Int(try row.integer(2)),
                period: period, subject: try row.text(4), dueOn: try row.day(5), version: try row.integer(6))
        }
    }

    static func sent(due: ClosedRange<Day>, in tx: Transaction) throws -> Set<Key> {
        Set(
            try tx.rows(
                """
                SELECT obligation_number, due_on, mark FROM obligation_reminder
                WHERE due_on BETWEEN \(due.lowerBound) AND \(due.upperBound)
                """
            ).map { row in
                Key(obligation: try row.integer(0), dueOn: try row.day(1), mark: Int(try row.integer(2)))
            })
    }

    static func insert(_ reminders: [Reminder], by actor: Actor, in tx: Transaction) throws {
        let numbers = try tx.takeNumbers("obligation_event", count: reminders.count)
        try tx.insert(
            into: "obligation_event",
            ["number", "obligation_number", "action", "version", "happened_at", "done_by"],
            rows: zip(numbers, reminders).map { number, reminder in
                [
                    .integer(number), .integer(reminder.obligation), .text(ReportEvent.Action.remind.rawValue),
                    .integer(reminder.version), tx.now.sqlValue, .text(actor.signature),
                ]
            })
        try tx.insert(
            into: "obligation_reminder", ["obligation_number", "due_on", "mark", "event_number"],
            rows: zip(numbers, reminders).map { number, reminder in
                [
                    .integer(reminder.obligation), reminder.dueOn.sqlValue, .integer(Int64(reminder.mark)),
                    .integer(number),
                ]
            })
    }

    /// What somebody has not handed in yet, by day due; the earliest ones.
    static func open(
        of subjects: [String], on day: Day, most: Int, in tx: Transaction
    ) throws -> [Int64] {
        var numbers: [(due: Day, number: Int64)] = []
        for subject in subjects {
            numbers += try tx.rows(
                """
                SELECT o.due_on, o.number
                FROM obligation o JOIN form_period p ON p.form_code = o.form_code AND p.period = o.period
                WHERE o.subject_code = \(subject) AND o.status IN ('owed', 'draft', 'returned')
                    AND p.opens_on <= \(day) AND (o.locks_on >= \(day) OR o.status = 'returned')
                ORDER BY o.due_on, o.number LIMIT \(Int64(most))
                """
            ).map { (try $0.day(0), try $0.integer(1)) }
        }
        return numbers.sorted { $0 < $1 }.prefix(most).map(\.number)
    }
}
