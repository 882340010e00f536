internal import Kernel
internal import Storage

/// Changes the password of somebody who is signed in and knows the old one.
struct ChangePassword: Sendable {
    let actor: Actor
    let oldPassword: String
    let newPassword: String
    let address: String

    /// The secret of the new session.
    func run(on store: Store, _ hasher: PasswordHasher) async throws -> String {
        try PasswordRules.check(newPassword, signInName: actor.name)
        let subject = Throttle.Subject.account(actor.name)
        let account = try await store.write { [actor] tx in
            let account = try AccessGuard.ownAccount(of: actor, in: tx)
            try FailureQueries.count(subject, in: tx)
            return account
        }
        guard try await hasher.matches(oldPassword, account.passwordHash) else {
            throw Refusal("wrong_old_password")
        }
        let hash = try await hasher.hash(newPassword)
        return try await store.write { [actor, address] tx in
            try FailureQueries.forgive(subject, in: tx)
            try SetPassword(accountID: account.accountID, hash: hash).run(as: actor, in: tx)
            return try StartSession(accountID: account.accountID, address: address).run(as: actor, in: tx)
        }
    }
}
