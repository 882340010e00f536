internal import Kernel
internal import Storage
internal import Web

/// Lets somebody in who has shown the first factor: with a session, or with a step that asks for the second.
struct Enter: Sendable {
    let accountID: String
    let address: String

    func run(as actor: Actor, in tx: Transaction) throws -> SignInAnswer {
        guard try SecondFactorQueries.isOn(accountID: accountID, in: tx) else {
            let session = StartSession(accountID: accountID, address: address)
            return .session(token: try session.run(as: actor, in: tx))
        }
        let step = Secret.make()
        try SignInStepQueries.insert(TokenHash.of(step), accountID: accountID, in: tx)
        return .secondFactor(step: step)
    }
}
