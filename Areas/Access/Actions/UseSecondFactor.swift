internal import Kernel
internal import Storage
internal import Web

/// Ends a sign-in with the code of the telephone, or with a printed recovery code, and starts a session.
struct UseSecondFactor: Sendable {
    let step: String
    let code: String
    let address: String
    let seal: SecretSeal

    /// The secret of the new session.
    func run(on store: Store) async throws -> String {
        let place = Throttle.Subject.address(address)
        let accountID = try await store.write { [step] tx in
            guard Secret.hasShape(step), let id = try SignInStepQueries.accountID(TokenHash.of(step), in: tx) else {
                throw Refusal("sign_in_step_over")
            }
            try FailureQueries.count(.secondFactor(accountID: id), in: tx)
            try FailureQueries.count(place, in: tx)
            return id
        }
        return try await store.write { [self] tx in
            // Asked again, because the step may have been used or taken away in between.
            guard try SignInStepQueries.accountID(TokenHash.of(step), in: tx) == accountID,
                let account = try AccountQueries.credentials(id: accountID, in: tx), !account.isEnded
            else { throw Refusal("sign_in_step_over") }
            guard try SecondFactorCheck(accountID: accountID, seal: seal).accepts(code, in: tx) else {
                throw Refusal("wrong_second_factor")
            }
            try FailureQueries.forgive(.secondFactor(accountID: accountID), in: tx)
            try FailureQueries.takeBack(place, in: tx)
            try SignInStepQueries.endAll(of: accountID, in: tx)
            let actor = Actor(kind: .person, name: account.signInName, roles: [])
            return try StartSession(accountID: accountID, address: address).run(as: actor, in: tx)
        }
    }
}
