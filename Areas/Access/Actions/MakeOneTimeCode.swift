internal import Kernel
internal import Storage

/// Makes a code to print, with which the account's person sets a password; an older code stops working.
struct MakeOneTimeCode: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws -> String {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard let account = try AccountQueries.credentials(id: accountID, in: tx) else { throw NotFound("account") }
        guard !account.isEnded else { throw Refusal("account_ended") }
        let code = OneTimeCode.make()
        try CodeQueries.replace(OneTimeCode.hash(code, accountID: accountID), accountID: accountID, in: tx)
        // The code is the answer to whoever asked for one.
        try PasswordRequestQueries.forget(accountID: accountID, in: tx)
        try tx.audit(actor, "access.one_time_code_made", "account:\(accountID)")
        return code
    }
}
