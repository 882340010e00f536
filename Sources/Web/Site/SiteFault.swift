/// The site is put together wrongly; said at the start, so that it never serves half.
package struct SiteFault: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
