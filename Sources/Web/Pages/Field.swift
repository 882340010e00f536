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

    package init(
        _ name: String, label: String, type: String = "text", value: String = "", hint: String? = nil,
        error: String? = nil, autocomplete: String = "off", isRequired: Bool = true
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.value = value
        self.hint = hint
        self.error = error
        self.autocomplete = autocomplete
        self.isRequired = isRequired
    }

    /// With every part filled, for page samples.
    package static let sample = Field("name", label: "Name", value: "value", hint: "A hint.", error: "An error.")
}
