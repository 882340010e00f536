internal import Kernel
internal import Storage

/// Switches the second factor on once a code has shown that the telephone has the secret.
struct ConfirmSecondFactor: Sendable {
    let code: String
    let seal: SecretSeal

    /// The recovery codes, to be printed now: they are kept only as hashes.
    func run(as actor: Actor, in tx: Transaction) throws -> [String] {
        let id = try AccessGuard.ownAccount(of: actor, in: tx).accountID
        guard let factor = try SecondFactorQueries.find(accountID: id, in: tx) else {
            throw Refusal("second_factor_not_begun")
        }
        guard !factor.isOn else { throw Refusal("second_factor_on") }
        guard try SecondFactorCheck(accountID: id, seal: seal).acceptsTimeCode(code, in: tx),
            try SecondFactorQueries.confirm(accountID: id, in: tx)
        else { throw Refusal("wrong_second_factor") }
        let codes = RecoveryCode.makeAll()
        try SecondFactorQueries.insertRecoveryCodes(
            codes.map { RecoveryCode.hash($0, accountID: id) }, accountID: id, in: tx)
        try tx.audit(actor, "access.second_factor_on", "account:\(id)")
        return codes
    }
}
