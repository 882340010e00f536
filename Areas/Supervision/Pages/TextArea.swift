/// A field for several lines with its label, hint and error, for the partial `supervision/text_area`.
struct TextArea: Sendable {
    let id: String
    let name: String
    let label: String
    let value: String
    let hint: String?
    let error: String?
    let rows: Int
    let isRequired: Bool
    /// Whether the label says that it may be left empty; not where that depends on the button.
    let isOptional: Bool

    init(
        _ name: String, id: String? = nil, label: String, value: String = "", hint: String? = nil,
        error: String? = nil, rows: Int = 4, isRequired: Bool = false,
        isOptional: Bool = false
    ) {
        self.id = id ?? name
        self.name = name
        self.label = label
        self.value = value
        self.hint = hint
        self.error = error
        self.rows = rows
        self.isRequired = isRequired
        self.isOptional = isOptional
    }

    static let sample = TextArea(
        "text", label: "Text", value: "value", hint: "A hint.", error: "An error.", isRequired: true, isOptional: true)
}
