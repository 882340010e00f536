internal import Kernel
internal import Storage

/// Sets a first or a new password with a printed code, and signs in.
struct UseOneTimeCode: Sendable {
    let signInName: String
    let code: String
    let newPassword: String
    let address: String

    init(signInName: String, code: String, newPassword: String, address: String) {
        self.signInName = SignInName.folded(signInName)
        self.code = code
        self.newPassword = newPassword
        self.address = address
    }

    func run(on store: Store, _ hasher: PasswordHasher) async throws -> SignInAnswer {
        try PasswordRules.check(newPassword, signInName: signInName)
        let subjects = [Throttle.Subject.account(signInName), .address(address)]
        try await store.write { tx in
            for subject in subjects { try FailureQueries.count(subject, in: tx) }
        }
        // Hashed before the code is looked at, so that a wrong code takes as long as a right one.
        let hash = try await hasher.hash(newPassword)
        return try await store.write { [signInName, code, address] tx in
            guard let account = try AccountQueries.credentials(signInName, in: tx), !account.isEnded,
                try CodeQueries.use(
                    OneTimeCode.hash(code, accountID: account.accountID), accountID: account.accountID, in: tx)
            else { throw Refusal("wrong_one_time_code") }
            for subject in subjects.prefix(1) { try FailureQueries.forgive(subject, in: tx) }
            try FailureQueries.takeBack(subjects[1], in: tx)
            let actor = Actor(kind: .person, name: account.signInName, roles: [])
            try SetPassword(accountID: account.accountID, hash: hash).run(as: actor, in: tx)
            return try Enter(accountID: account.accountID, address: address).run(as: actor, in: tx)
        }
    }
}
