package import Kernel

/// Somebody who is known: a person with a session or a program with a token.
package struct SignedIn: Visit {
    package let incoming: Incoming
    package let actor: Actor

    /// The person's session; nil for a program.
    package var session: Session? { incoming.session }

    /// The scopes on which the permission holds; throws `Forbidden` when there is none.
    package func scopes(for permission: Permission) throws -> [Scope] {
        let scopes = actor.scopes(for: permission)
        guard !scopes.isEmpty else { throw Forbidden(permission) }
        return scopes
    }
}
