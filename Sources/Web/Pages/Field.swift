/// One form field with its label, hint and error, for the partial `field`.
package struct Field: Sendable {
    package let name: String
    package let label: String
    package let type: String
    package let value: String
    package let hint: String?
    package let error: String?
    package let autocomplete: String
    package let isRequired: Bool
    /// What is offered while somebody types; anything else may be typed all the same.
    package let suggestions: [Choice]
    package let offersSuggestions: Bool

    package init(
        _ name: String, label: String, type: String = "text", value: String = "", hint: String? = nil,
        error: String? = nil, autocomplete: String = "off", isRequired: Bool = true, suggestions: [Choice] = []
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.value = value
        self.hint = hint
        self.error = error
        self.autocomplete = autocomplete
        self.isRequired = isRequired
        self.suggestions = suggestions
        offersSuggestions = !suggestions.isEmpty
    }

    /// With every part filled, for page samples.
    package static let sample = Field(
        "name", label: "Name", value: "value", hint: "A hint.", error: "An error.",
        suggestions: [Choice("value", label: "A value", isSelected: false)])
}
