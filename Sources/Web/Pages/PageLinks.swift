/// Links to the pages before and after, for the partial `pagination`.
package struct PageLinks: Sendable {
    package let number: Int
    package let previous: String?
    package let next: String?

    /// With every part filled, for page samples.
    package static let sample = PageLinks(number: 2, previous: "/?page=1", next: "/?page=3")
}
