/// A figure that the person may want to know at a glance, with the page that tells the same number.
package struct DeskFact: Sendable {
    /// As it is shown, for example `1.204`.
    package let value: String
    package let label: String
    /// Nil where no page tells it.
    package let path: String?

    package init(_ value: String, _ label: String, at path: LocalPath?) {
        self.value = value
        self.label = label
        self.path = path?.text
    }
}
