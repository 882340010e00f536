/// A stored version of a form.
package struct FormLine: Sendable, Hashable {
    package let code: String
    package let version: Int
    package let title: String
    package let isNew: Bool
}
