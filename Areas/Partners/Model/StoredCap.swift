/// A cap as it is stored.
struct StoredCap: Sendable, Hashable {
    let number: Int64
    let cap: DiscountCap
    /// Goes up with each change, so that two people who edit one thing do not overwrite each other.
    let version: Int64
}
