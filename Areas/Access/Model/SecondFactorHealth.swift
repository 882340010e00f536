/// How the secrets of second factors are kept, for the doctor.
package struct SecondFactorHealth: Sendable {
    /// Stored as they are.
    package let unsealed: Int64
    /// Sealed with a key that is not the present one.
    package let unreadable: Int64
}
