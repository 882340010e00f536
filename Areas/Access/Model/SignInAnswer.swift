/// What a right password, code or invitation leads to.
enum SignInAnswer: Sendable {
    /// The secret of a new session.
    case session(token: String)
    /// The secret of a step that waits for the second factor.
    case secondFactor(step: String)
}
