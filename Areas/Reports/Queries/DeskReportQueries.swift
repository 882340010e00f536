internal import Kernel
internal import Storage

/// The statements about reports that lie on somebody's desk.
enum DeskReportQueries {
    /// A report without its content.
    struct Owed {
        let number: Int64
        let form: String
        let formVersion: Int
        let period: Period
        let subject: String
        let status: Obligation.Status
        let dueOn: Day
    }

    /// What these units and partners can fill now, the earliest due first.
    static func owed(by subjects: [String], on day: Day, most: Int, in tx: Transaction) throws -> [Owed] {
        guard !subjects.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT o.number, o.form_code, p.form_version, o.period, o.subject_code, o.status, o.due_on
            FROM obligation o JOIN form_period p ON p.form_code = o.form_code AND p.period = o.period
            WHERE o.subject_code IN \(list: subjects) AND o.status IN ('owed', 'draft', 'returned')
                AND p.opens_on <= \(day) AND (o.locks_on >= \(day) OR o.status = 'returned')
            ORDER BY o.due_on, o.number LIMIT \(Int64(most))
            """
        ).compactMap(owed)
    }

    private static func owed(_ row: Row) throws -> Owed? {
        guard let period = Period(try row.text(3)) else { return nil }
        return Owed(
            number: try row.integer(0), form: try row.text(1), formVersion: Int(try row.integer(2)), period: period,
            subject: try row.text(4), status: try row.word(5, Obligation.Status.self), dueOn: try row.day(6))
    }

    /// Reports of a form and period that wait for somebody above, or are late.
    struct Pile {
        let form: String
        let period: Period
        let isLate: Bool
        /// Nil when all of them were counted together.
        let subject: String?
        let count: Int
    }

    /// Handed in and not judged; and not handed in, late and still open.
    ///
    /// `bySubject` is for those who may not see all.
    static func piles(bySubject: Bool, on day: Day, in tx: Transaction) throws -> [Pile] {
        let late: SQL = "status IN ('owed', 'draft') AND due_on < \(day) AND locks_on >= \(day)"
        let rows =
            bySubject
            ? try tx.rows(
                """
                SELECT form_code, period, 0, 1, subject_code FROM obligation WHERE status = 'submitted' UNION ALL
                SELECT form_code, period, 1, 1, subject_code FROM obligation WHERE \(late)
                """)
            : try tx.rows(
                """
                SELECT form_code, period, 0, COUNT(*), '' FROM obligation WHERE status = 'submitted'
                GROUP BY form_code, period UNION ALL
                SELECT form_code, period, 1, COUNT(*), '' FROM obligation WHERE \(late) GROUP BY form_code, period
                """)
        return try rows.compactMap { row in
            guard let period = Period(try row.text(1)) else { return nil }
            return Pile(
                form: try row.text(0), period: period, isLate: try row.integer(2) == 1,
                subject: bySubject ? try row.text(4) : nil, count: Int(try row.integer(3)))
        }
    }

    /// A step of a report, and whose report.
    struct Happening {
        let action: ReportEvent.Action
        let at: Instant
        let number: Int64
        let form: String
        let period: Period
        let subject: String
    }

    /// What others did with reports since then, the latest first.
    static func happenings(
        _ actions: [ReportEvent.Action], of subjects: [String]?, since: Instant, but actor: Actor, most: Int,
        in tx: Transaction
    ) throws -> [Happening] {
        var condition: SQL =
            "e.happened_at > \(since) AND e.action IN \(list: actions.map(\.rawValue))"
        condition = condition + " AND e.done_by <> \(actor.signature)"
        if let subjects { condition = condition + " AND o.subject_code IN \(list: subjects)" }
        return try tx.rows(
            """
            SELECT e.action, e.happened_at, o.number, o.form_code, o.period, o.subject_code
            FROM obligation_event e JOIN obligation o ON o.number = e.obligation_number
            WHERE \(condition) ORDER BY e.happened_at DESC, e.number DESC LIMIT \(Int64(most))
            """
        ).compactMap { row in
            guard let period = Period(try row.text(4)) else { return nil }
            return Happening(
                action: try row.word(0, ReportEvent.Action.self), at: try row.instant(1),
                number: try row.integer(2), form: try row.text(3), period: period, subject: try row.text(5))
        }
    }
}
