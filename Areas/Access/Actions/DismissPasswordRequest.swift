internal import Kernel
internal import Storage

/// Takes a request for a new password from the list without a code, because it was a mistake or a joke.
struct DismissPasswordRequest: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard try PasswordRequestQueries.forget(accountID: accountID, in: tx) else {
            throw NotFound("password request")
        }
        try tx.audit(actor, "access.password_request_dismissed", "account:\(accountID)")
    }
}
