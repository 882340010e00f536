package import Kernel

/// A program with a token as somebody wishes to have it.
package struct ClientDraft: Sendable {
    package let name: String
    package let kind: ClientKind
    package let scope: Scope

    package init(name: String, kind: ClientKind, scope: Scope) {
        self.name = VietnameseText.clean(name)
        self.kind = kind
        self.scope = scope
    }

    /// Throws what is wrong with it.
    func check() throws {
        guard (3...60).contains(name.count), !VietnameseText.hasControlCharacter(name) else {
            throw Refusal("client_name_invalid")
        }
        if let code = scope.code, !Code.isValid(code) { throw Refusal("scope_code_invalid") }
        if kind == .till {
            switch scope {
            case .everything, .partner, .point: break
            case .unit, .member: throw Refusal("role_does_not_fit_scope")
            }
        }
        if case .member = scope { throw Refusal("role_does_not_fit_scope") }
    }
}
