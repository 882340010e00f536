internal import Kernel
internal import Storage

/// Notes that somebody has forgotten a password; whether there is such an account is told to nobody who asks.
struct AskForPassword: Sendable {
    let signInName: String
    let address: String

    init(signInName: String, address: String) {
        self.signInName = SignInName.folded(signInName)
        self.address = address
    }

    func run(in tx: Transaction) throws {
        try FailureQueries.count(.passwordRequest(address: address), in: tx)
        if let id = try PasswordRequestQueries.insert(signInName, in: tx) {
            try tx.audit(.visitor, "access.password_asked", "account:\(id)")
        }
    }
}
