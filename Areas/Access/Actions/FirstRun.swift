internal import Kernel
internal import Storage

/// The first account, without which nobody could make another.
enum FirstRun {
    static let signInName = "admin"

    /// The one-time code of the new account; nil when there are accounts already.
    static func ensureAdministrator(in tx: Transaction) throws -> String? {
        guard try !AccountQueries.isAnyThere(in: tx) else { return nil }
        let draft = AccountDraft(
            signInName: signInName, displayName: "Quản trị", roles: [RoleGrant(.administrator, on: .everything)])
        let id = try CreateAccount(draft: draft, passwordHash: nil, ground: .none).run(as: .commandLine, in: tx)
        return try MakeOneTimeCode(accountID: id).run(as: .commandLine, in: tx)
    }
}
