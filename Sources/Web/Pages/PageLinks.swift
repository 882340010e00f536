/// Links to the pages before and after, for the partial `pagination`.
package struct PageLinks: Sendable {
    package let number: Int
    package let previous: String?
    package let next: String?
    /// False when everything stands on this page.
    package let hasOthers: Bool

    init(number: Int, previous: String?, next: String?) {
        self.number = number
        self.previous = previous
        self.next = next
        hasOthers = previous != nil || next != nil
    }

    /// With every part filled, for page samples.
    package static let sample = PageLinks(number: 2, previous: "/?page=1", next: "/?page=3")
}
