internal import Kernel

/// Somebody says that they have forgotten the password of an account.
struct PasswordRequest: Sendable {
    let accountID: String
    let signInName: String
    let displayName: String
    let askedAt: Instant
}
