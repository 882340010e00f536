package import Storage

/// Something outside the register that may depend on members, such as sales; composed from the areas that have it.
package struct MemberDependents: Sendable {
    /// Begins the code of the refusal `import_has_<name>`.
    package let name: String
    /// How many of these members something depends on.
    package let count: @Sendable (_ members: [(number: Int64, memberNo: String)], Transaction) throws -> Int64

    /// It holds names of persons itself, so that nobody is erased while it has them.
    package let namesPersons: Bool

    package init(
        name: String, namesPersons: Bool = false,
        count: @escaping @Sendable (_ members: [(number: Int64, memberNo: String)], Transaction) throws -> Int64
    ) {
        self.name = name
        self.namesPersons = namesPersons
        self.count = count
    }
}
