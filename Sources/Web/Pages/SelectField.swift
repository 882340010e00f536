/// One list to choose from with its label, for the partial `select`.
package struct SelectField: Sendable {
    package let name: String
    package let label: String
    package let choices: [Choice]
    package let hint: String?
    package let error: String?

    package init(_ name: String, label: String, choices: [Choice], hint: String? = nil, error: String? = nil) {
        self.name = name
        self.label = label
        self.choices = choices
        self.hint = hint
        self.error = error
    }

    /// With every part filled, for page samples.
    package static let sample = SelectField(
        "name", label: "Name", choices: [Choice("a", label: "A", isSelected: true)], hint: "A hint.",
        error: "An error.")
}
