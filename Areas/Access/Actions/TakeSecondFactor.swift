internal import Kernel
internal import Storage

/// Takes the second factor from an account whose person has lost the telephone and the recovery codes.
struct TakeSecondFactor: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard try AccountQueries.credentials(id: accountID, in: tx) != nil else { throw NotFound("account") }
        guard try SecondFactorQueries.remove(accountID: accountID, in: tx) else { throw Refusal("second_factor_off") }
        try SignInStepQueries.endAll(of: accountID, in: tx)
        try tx.audit(actor, "access.second_factor_taken", "account:\(accountID)")
    }
}
