internal import Foundation
internal import Kernel
internal import Storage

/// The SQL that reads the audit trail, which Storage writes.
enum AuditQueries {
    /// The newest first; `before` is the number of the last entry that was shown.
    static func entries(
        action: String?, actor: String?, before: Int64?, limit: Int, in tx: Transaction
    ) throws -> [AuditEntry] {
        var conditions: [SQL] = []
        if let action { conditions.append("action = \(action)") }
        if let actor { conditions.append("actor_name = \(actor)") }
        if let before { conditions.append("number < \(before)") }
        var filter: SQL = ""
        for (index, condition) in conditions.enumerated() {
            filter = filter + (index == 0 ? "WHERE " : " AND ") + condition
        }
        return try tx.rows(
            """
            SELECT number, at, actor_kind, actor_name, action, subject, details FROM audit \(filter)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            let details = try JSONDecoder().decode([String: String].self, from: Data(try row.text(6).utf8))
            return AuditEntry(
                number: try row.integer(0), at: try row.instant(1), actorKind: try row.text(2),
                actorName: try row.text(3), action: try row.text(4), subject: try row.text(5), details: details)
        }
    }
}
