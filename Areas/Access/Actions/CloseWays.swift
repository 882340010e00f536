internal import Storage

/// Ends every session of an account and every way in that is half open, as a new password or the account's end does.
struct CloseWays: Sendable {
    let accountID: String

    func run(in tx: Transaction) throws {
        try SessionQueries.endAll(of: accountID, in: tx)
        try SignInStepQueries.endAll(of: accountID, in: tx)
        try CodeQueries.forget(accountID: accountID, in: tx)
        try InvitationQueries.forget(accountID: accountID, in: tx)
        try PasswordRequestQueries.forget(accountID: accountID, in: tx)
    }
}
