internal import Kernel
internal import Storage

/// Tells whether a code is right and uses it up: no code of an app or of paper is accepted twice.
struct SecondFactorCheck: Sendable {
    let accountID: String
    let seal: SecretSeal

    /// For a code of the telephone or of the recovery codes.
    func accepts(_ typed: String, in tx: Transaction) throws -> Bool {
        if try acceptsTimeCode(typed, in: tx) { return true }
        guard
            try SecondFactorQueries.useRecoveryCode(
                RecoveryCode.hash(typed, accountID: accountID), accountID: accountID, in: tx),
            let account = try AccountQueries.credentials(id: accountID, in: tx)
        else { return false }
        let actor = Actor(kind: .person, name: account.signInName, roles: [])
        try tx.audit(actor, "access.recovery_code_used", "account:\(accountID)")
        return true
    }

    /// For a code of the telephone alone.
    func acceptsTimeCode(_ typed: String, in tx: Transaction) throws -> Bool {
        guard let factor = try SecondFactorQueries.find(accountID: accountID, in: tx),
            let secret = seal.opened(factor.secret, accountID: accountID),
            let step = TimeCode.step(of: typed, secret, at: tx.now),
            try SecondFactorQueries.use(step: step, accountID: accountID, in: tx)
        else { return false }
        if seal.hasKey, !factor.secret.isSealed {
            // Made before there was a key: from now on it is sealed.
            try SecondFactorQueries.replace(
                try seal.stored(secret, accountID: accountID), accountID: accountID, in: tx)
        }
        return true
    }
}
