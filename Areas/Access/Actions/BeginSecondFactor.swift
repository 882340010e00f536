internal import Kernel
internal import Storage

/// Makes a secret for the telephone of somebody who is signed in; asks for nothing until it is confirmed by a code.
struct BeginSecondFactor: Sendable {
    let seal: SecretSeal

    func run(as actor: Actor, in tx: Transaction) throws {
        let account = try AccessGuard.ownAccount(of: actor, in: tx)
        guard actor.roles.contains(where: { RoleName(rawValue: $0.name)?.mayUseSecondFactor ?? false }) else {
            throw Refusal("second_factor_not_for_role")
        }
        let secret = try seal.stored(TimeCode.makeSecret(), accountID: account.accountID)
        guard try SecondFactorQueries.begin(secret, accountID: account.accountID, in: tx) else {
            throw Refusal("second_factor_on")
        }
    }
}
