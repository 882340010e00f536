internal import Kernel
internal import Storage

/// Checks a name and a password and signs in.
///
/// Three steps, because a password hash must not hold up the database: the try is counted, the password is checked
/// outside any transaction, and only then the session begins.
struct SignIn: Sendable {
    let signInName: String
    let password: String
    let address: String

    init(signInName: String, password: String, address: String) {
        self.signInName = SignInName.folded(signInName)
        self.password = password
        self.address = address
    }

    func run(on store: Store, _ hasher: PasswordHasher) async throws -> SignInAnswer {
        let subjects = [Throttle.Subject.account(signInName), .address(address)]
        let name = signInName
        let address = address
        let credentials = try await store.write { tx in
            for subject in subjects { try FailureQueries.count(subject, in: tx) }
            return try AccountQueries.credentials(name, in: tx)
        }
        let usable = credentials.flatMap { $0.isEnded ? nil : $0 }
        guard try await hasher.matches(password, usable?.passwordHash), let usable else {
            throw Refusal("wrong_name_or_password")
        }
        let renewed = try await renewedHash(usable, hasher)
        return try await store.write { tx in
            // The account may have ended or changed its password while the hash was checked.
            let now = try AccountQueries.credentials(id: usable.accountID, in: tx)
            guard let now, !now.isEnded, now.passwordHash == usable.passwordHash else {
                throw Refusal("wrong_name_or_password")
            }
            if let renewed { try AccountQueries.setPasswordHash(renewed, accountID: usable.accountID, in: tx) }
            try FailureQueries.forgive(subjects[0], in: tx)
            try FailureQueries.takeBack(subjects[1], in: tx)
            let actor = Actor(kind: .person, name: usable.signInName, roles: [])
            return try Enter(accountID: usable.accountID, address: address).run(as: actor, in: tx)
        }
    }

    /// A new hash when the old one was made at another cost.
    private func renewedHash(_ credentials: Credentials, _ hasher: PasswordHasher) async throws -> String? {
        guard let hash = credentials.passwordHash, hasher.isOutdated(hash) else { return nil }
        return try await hasher.hash(password)
    }
}
