internal import Kernel
internal import Storage

/// Switches one's own second factor off, with the password, so that a browser left open does not suffice.
struct EndSecondFactor: Sendable {
    let actor: Actor
    let password: String

    func run(on store: Store, _ hasher: PasswordHasher) async throws {
        let subject = Throttle.Subject.account(actor.name)
        let account = try await store.write { [actor] tx in
            let account = try AccessGuard.ownAccount(of: actor, in: tx)
            try FailureQueries.count(subject, in: tx)
            return account
        }
        guard try await hasher.matches(password, account.passwordHash) else { throw Refusal("wrong_old_password") }
        try await store.write { [actor] tx in
            try FailureQueries.forgive(subject, in: tx)
            guard try SecondFactorQueries.remove(accountID: account.accountID, in: tx) else {
                throw Refusal("second_factor_off")
            }
            try tx.audit(actor, "access.second_factor_off", "account:\(account.accountID)")
        }
    }
}
