internal import Kernel
internal import Web

/// The audit trail, for those who may read it.
struct AuditRoutes: Sendable {
    let facade: AccessFacade

    var routes: [Route] {
        [.needs(AccessPermission.readAudit, .get, "/audit", list)]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let action = visit.query("action") ?? ""
        let actor = visit.query("actor") ?? ""
        var entries = try await facade.auditEntries(
            action: action.isEmpty ? nil : action, actor: actor.isEmpty ? nil : actor,
            before: visit.query("before").flatMap { Int64($0) }, limit: AuditPage.size + 1)
        let hasMore = entries.count > AuditPage.size
        if hasMore { entries.removeLast() }
        return .page(AuditPage(entries, action: action, actor: actor, hasMore: hasMore, visit.messages))
    }
}
