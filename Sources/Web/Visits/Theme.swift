/// Light or dark, when the person chose one; else the machine's own choice holds.
enum Theme: String, Sendable, CaseIterable {
    case light, dark

    /// What the query says to go back to the machine's choice.
    static let ofDevice = "device"
}
