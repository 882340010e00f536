/// The secret of a second factor as the database holds it.
struct StoredSecret: Sendable {
    let bytes: [UInt8]
    /// False when there was no key to seal it with.
    let isSealed: Bool
}
