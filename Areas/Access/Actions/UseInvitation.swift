internal import Kernel
internal import Storage

/// Sets the first password of an invited person and signs in.
struct UseInvitation: Sendable {
    let token: String
    let newPassword: String
    let address: String

    func run(on store: Store, _ hasher: PasswordHasher) async throws -> SignInAnswer {
        let account = try await store.read { [token] tx in try FindInvitation.account(token, in: tx) }
        try PasswordRules.check(newPassword, signInName: account.signInName)
        let hash = try await hasher.hash(newPassword)
        return try await store.write { [self] tx in
            guard try FindInvitation.account(token, in: tx).id == account.id,
                try InvitationQueries.use(TokenHash.of(token), in: tx)
            else { throw Refusal("invitation_over") }
            let actor = Actor(kind: .person, name: account.signInName, roles: [])
            try SetPassword(accountID: account.id, hash: hash).run(as: actor, in: tx)
            return try Enter(accountID: account.id, address: address).run(as: actor, in: tx)
        }
    }
}
