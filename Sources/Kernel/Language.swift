/// A language of the screens; Vietnamese comes first.
package enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}
