/// Where a role holds: the whole programme, a union unit and all below it, a partner with its branches, one point, or
/// one member's own things.
package enum Scope: Hashable, Sendable {
    case everything
    case unit(code: String)
    case partner(code: String)
    case point(code: String)
    case member(number: String)

    /// `everything`, `unit`, `partner`, `point` or `member`, as it is stored and shown.
    package var kind: String {
        switch self {
        case .everything: "everything"
        case .unit: "unit"
        case .partner: "partner"
        case .point: "point"
        case .member: "member"
        }
    }

    /// The code of the unit, partner or point, or the member's number; nil for everything.
    package var code: String? {
        switch self {
        case .everything: nil
        case .unit(let code), .partner(let code), .point(let code), .member(let code): code
        }
    }

    /// Nil when the kind is unknown or its code is missing.
    package init?(kind: String, code: String?) {
        switch (kind, code) {
        case ("everything", nil): self = .everything
        case ("unit", let code?): self = .unit(code: code)
        case ("partner", let code?): self = .partner(code: code)
        case ("point", let code?): self = .point(code: code)
        case ("member", let code?): self = .member(number: code)
        default: return nil
        }
    }
}
