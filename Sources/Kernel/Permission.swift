/// One thing that a role may allow, named `area.verb`.
package struct Permission: Hashable, Sendable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package var description: String { name }
}
