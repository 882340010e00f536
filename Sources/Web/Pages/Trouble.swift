package import Kernel

/// Why a form was not accepted, shown above the form and beside the field that it is about.
package struct Trouble: Sendable {
    package let text: String
    /// The name of the field to mend; nil when it is about the whole.
    package let field: String?

    /// The refusal's sentence; `fields` names the field that each refusal code is about.
    package init(_ refusal: Refusal, _ messages: Messages, fields: [String: String] = [:]) {
        text = messages.text(refusal)
        field = fields[refusal.code]
    }

    package init(text: String, field: String?) {
        self.text = text
        self.field = field
    }

    /// What to say beside the field of this name.
    package func error(for field: String) -> String? {
        field == self.field ? text : nil
    }

    /// With every part filled, for page samples.
    package static let sample = Trouble(text: "Too short.", field: "name")
}
