internal import Kernel
internal import Web

/// Who did what, the newest first.
struct AuditPage: Page {
    static let template = "access/audit"

    struct Line: Sendable {
        let number: Int64
        let at: String
        let actor: String
        let action: String
        let code: String
        let subject: String
        let details: [String]
    }

    let action: Field
    let actor: Field
    let entries: [Line]
    /// The page with older entries.
    let older: String?

    static let size = 50

    init(_ entries: [AuditEntry], action: String, actor: String, hasMore: Bool, _ messages: Messages) {
        self.action = Field(
            "action", label: messages.text("access.audit_action"), value: action,
            hint: messages.text("access.audit_action_hint"), isRequired: false)
        self.actor = Field("actor", label: messages.text("access.audit_actor"), value: actor, isRequired: false)
        self.entries = entries.map { AuditPage.line($0, messages) }
        let path = LocalPath("/audit").with("action", action).with("actor", actor)
        older = hasMore ? entries.last.map { path.with("before", String($0.number)).text } : nil
    }

    private static func line(_ entry: AuditEntry, _ messages: Messages) -> Line {
        let key = "audit.\(entry.action)"
        return Line(
            number: entry.number, at: "\(entry.at.clockTime) \(entry.at.businessDay.printed)",
            actor: actor(entry, messages), action: messages.catalogue.has(key) ? messages.text(key) : entry.action,
            code: entry.action, subject: entry.subject,
            details: entry.details.filter { $0.key != "acting_for" }.sorted { $0.key < $1.key }
                .map { "\($0.key): \($0.value)" })
    }

    /// Who did it, and for whom when it was for another.
    private static func actor(_ entry: AuditEntry, _ messages: Messages) -> String {
        guard let other = entry.details["acting_for"] else { return entry.actorName }
        return messages.text("access.audit_acting", ["name": entry.actorName, "other": other])
    }

    private init() {
        action = .sample
        actor = .sample
        entries = [
            Line(
                number: 1, at: "08:00 01/01/2027", actor: "admin", action: "Signed in", code: "access.signed_in",
                subject: "account:1", details: ["a: b"])
        ]
        older = "/audit?before=1"
    }

    static let sample = AuditPage()
}
