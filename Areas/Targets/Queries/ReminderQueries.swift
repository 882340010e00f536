internal import Kernel
internal import Storage

/// The statements about reminders of what is missing.
enum ReminderQueries {
    static func insert(_ reminder: TargetReminder, to units: [Int64: Int64], in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO target_reminder
                (number, target_code, period, sender_number, message, due_on, sent_by, sent_at)
            VALUES (\(reminder.number), \(reminder.target), \(reminder.period.description), \(reminder.sender),
                \(reminder.message), \(reminder.dueOn), \(reminder.sentBy), \(reminder.sentAt))
            """)
        try tx.insert(
            into: "target_reminder_unit", ["reminder_number", "unit_number", "missing"],
            rows: units.sorted { $0.key < $1.key }.map {
                [reminder.number.sqlValue, $0.key.sqlValue, $0.value.sqlValue]
            })
    }

    /// What a unit sent about a target and period, the latest first, with how many units got it.
    static func sent(
        _ target: String, period: Period, by sender: Int64, limit: Int, in tx: Transaction
    ) throws -> [SentReminder] {
        try tx.rows(
            """
            SELECT number, target_code, period, sender_number, message, due_on, sent_by, sent_at,
                (SELECT COUNT(*) FROM target_reminder_unit WHERE reminder_number = number)
            FROM target_reminder
            WHERE target_code = \(target) AND period = \(period.description) AND sender_number = \(sender)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).compactMap(reminder)
    }

    /// What units were sent since a moment, the latest first, with how much was missing there.
    static func received(
        by units: [Int64], since: Instant, but actor: Actor, limit: Int, in tx: Transaction
    ) throws -> [(unit: Int64, sent: SentReminder)] {
        guard !units.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT number, target_code, period, sender_number, message, due_on, sent_by, sent_at, missing, unit_number
            FROM target_reminder JOIN target_reminder_unit ON reminder_number = number
            WHERE unit_number IN \(list: units) AND sent_at > \(since) AND sent_by <> \(actor.signature)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).compactMap { row in try reminder(row).map { (unit: try row.integer(9), sent: $0) } }
    }

    private static func reminder(_ row: Row) throws -> SentReminder? {
        guard let period = Period(try row.text(2)) else { return nil }
        return SentReminder(
            reminder: TargetReminder(
                number: try row.integer(0), target: try row.text(1), period: period, sender: try row.integer(3),
                message: try row.text(4), dueOn: try row.optionalDay(5), sentBy: try row.text(6),
                sentAt: try row.instant(7)),
            count: try row.integer(8))
    }
}
