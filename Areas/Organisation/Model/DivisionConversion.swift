/// How one division of 2024 went into one of 2025, with the centre of the part that went there.
package struct DivisionConversion: Sendable, Hashable {
    package let oldCode: String
    package let newCode: String
    package let isWhole: Bool
    /// The successor of what cannot be placed by its coordinates.
    package let isDefault: Bool
    package let latitude: Double?
    package let longitude: Double?
}
