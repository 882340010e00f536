internal import Kernel
internal import Web

/// Roles and scopes in words.
enum RoleText {
    static func name(_ role: RoleName, _ messages: Messages) -> String {
        messages.text("access.role.\(role.rawValue)")
    }

    static func scope(_ scope: Scope, _ messages: Messages) -> String {
        let kind = messages.text("access.scope.\(scope.kind)")
        return scope.code.map { "\(kind) \($0)" } ?? kind
    }

    static func sentence(_ role: AccountSummary.HeldRole, _ messages: Messages) -> String {
        "\(name(role.name, messages)) (\(scope(role.scope, messages)))"
    }

    /// What became of a role with its unit; nil when nothing did.
    static func note(_ meaning: RoleMeaning, _ messages: Messages) -> String? {
        switch meaning {
        case .asGranted: nil
        case .unknownUnit: messages.text("access.role_unknown_unit")
        case .movedTo(let code, let name, let day):
            messages.text("access.role_moved", ["unit": name, "code": code, "day": day.printed])
        case .over(let name, let day):
            messages.text("access.role_over", ["unit": name, "day": day.printed])
        }
    }

    static func days(_ days: DayRange, _ messages: Messages) -> String {
        if days.isEmpty { return messages.text("access.days_none") }
        let from = days.from?.printed ?? ""
        guard let to = days.to else { return messages.text("access.days_from", ["from": from]) }
        return messages.text("access.days_between", ["from": from, "to": to.printed])
    }
}
