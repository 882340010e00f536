internal import Foundation
internal import Kernel
internal import Storage

/// The statements about forms and who owes them.
enum FormQueries {
    /// Every version of every form.
    static func all(in tx: Transaction) throws -> [ReportForm] {
        try tx.rows("SELECT content FROM report_form ORDER BY code, version").map { row in
            try FormReader.form(Data(try row.text(0).utf8))
        }
    }

    static func content(of code: String, version: Int, in tx: Transaction) throws -> String? {
        try tx.first("SELECT content FROM report_form WHERE code = \(code) AND version = \(Int64(version))")?.text(0)
    }

    static func insert(_ form: ReportForm, content: String, by actor: Actor, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO report_form (code, version, content, stored_at, stored_by)
            VALUES (\(form.code), \(Int64(form.version)), \(content), \(tx.now), \(actor.signature))
            """)
    }

    /// How many periods were opened with each version of each form.
    static func openedPeriods(in tx: Transaction) throws -> [FormsLook.Key: Int] {
        try Dictionary(
            uniqueKeysWithValues: tx.rows(
                "SELECT form_code, form_version, COUNT(*) FROM form_period GROUP BY form_code, form_version"
            ).map { row in
                (FormsLook.Key(code: try row.text(0), version: Int(try row.integer(1))), Int(try row.integer(2)))
            })
    }

    static func assignments(in tx: Transaction) throws -> [FormAssignment] {
        try tx.rows(
            """
            SELECT number, form_code, period_kind, subject_code, unit_kind, valid_from, valid_to, remind_days
            FROM form_assignment ORDER BY number
            """
        ).map { row in
            FormAssignment(
                number: try row.integer(0), form: try row.text(1), periodKind: try row.word(2, Period.Kind.self),
                subject: try row.text(3), unitKind: try row.optionalText(4),
                days: DayRange(from: try row.day(5), to: try row.optionalDay(6)),
                reminders: ReminderMarks(try row.text(7)) ?? .none)
        }
    }

    static func change(_ assignment: FormAssignment, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE form_assignment SET valid_to = \(assignment.days.to),
                remind_days = \(assignment.reminders.description)
            WHERE number = \(assignment.number)
            """)
    }

    static func insert(_ assignment: FormAssignment, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO form_assignment
                (number, form_code, period_kind, subject_code, unit_kind, valid_from, valid_to, remind_days)
            VALUES (\(assignment.number), \(assignment.form), \(assignment.periodKind.rawValue),
                \(assignment.subject), \(assignment.unitKind), \(assignment.days.from), \(assignment.days.to),
                \(assignment.reminders.description))
            """)
    }
}
