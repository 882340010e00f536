/// What one template shows: one struct per template, its stored properties are the template's words.
///
/// Templates print nothing for a word that is missing, so the sample, with every list and every optional filled,
/// lets a test prove that each tag of the template stands for something.
package protocol Page: Sendable {
    /// The template's name: the area's name, a slash and the file's name without its ending.
    static var template: String { get }
    static var sample: Self { get }
}
