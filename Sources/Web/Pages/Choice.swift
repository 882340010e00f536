/// One entry of a select list or one radio button.
package struct Choice: Sendable {
    package let value: String
    package let label: String
    package let isSelected: Bool

    package init(_ value: String, label: String, isSelected: Bool = false) {
        self.value = value
        self.label = label
        self.isSelected = isSelected
    }
}
