package import Storage

/// Where a target takes its numbers from: App collects these from the areas that hold the records.
package struct CountSource: Sendable {
    /// The word by which a target's definition asks for it, `area.what`.
    package let name: String
    /// The count as one consistent view tells it.
    ///
    /// Throws a `Refusal` with `unknown_scope`; a scope that the view's tree does not contain counts nothing.
    package let count: @Sendable (CountQuestion, Transaction) throws -> Count

    package init(_ name: String, count: @escaping @Sendable (CountQuestion, Transaction) throws -> Count) {
        self.name = name
        self.count = count
    }
}
