/// An account's second factor as it is stored.
struct SecondFactor: Sendable {
    let accountID: String
    let secret: StoredSecret
    /// False until its person has shown with a code that the app has the secret.
    let isOn: Bool
}
