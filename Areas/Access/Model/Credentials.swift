internal import Storage

/// What is needed to check who signs in.
struct Credentials: Sendable {
    let accountID: String
    let signInName: String
    let passwordHash: String?
    let isEnded: Bool

    /// From the columns id, sign-in name, password hash, end.
    init(_ row: Row) throws {
        accountID = try row.text(0)
        signInName = try row.text(1)
        passwordHash = try row.optionalText(2)
        isEnded = !row.isNull(3)
    }
}
