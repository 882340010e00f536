/// What a program with a token is for.
package enum ClientKind: String, Sendable, CaseIterable {
    /// A cash register that records sales.
    case till
    /// A program that reads registers and figures.
    case reader
}
