/// A column of an import file: its name, its Vietnamese captions and its place in the table of welfare-rules section 1.
package struct ImportColumn: Sendable, Hashable {
    package let position: Int
    package let name: String
    package let captions: [String]
    /// A file without this column is not read at all.
    package let isRequired: Bool

    package init(_ position: Int, _ name: String, captions: [String], isRequired: Bool = false) {
        self.position = position
        self.name = name
        self.captions = captions
        self.isRequired = isRequired
    }
}
