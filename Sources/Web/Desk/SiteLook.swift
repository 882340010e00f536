package import Kernel

/// What an installation says about itself on every page.
package struct SiteLook: Sendable, Hashable {
    /// Nil for the product's own name.
    package let name: String?
    /// Who runs it, for the foot of the pages; nil for the programme's own words.
    package let owner: String?
    /// A picture of this site; nil for the product's mark.
    package let logo: LocalPath?
    /// Of those who have not chosen one.
    package let language: Language
    /// Those in which pages come; Vietnamese is one of them.
    package let languages: [Language]
    /// True where nothing is real, which every page then says.
    package let isTraining: Bool

    package init(
        name: String?, owner: String?, logo: LocalPath?, language: Language, languages: [Language], isTraining: Bool
    ) {
        self.name = name
        self.owner = owner
        self.logo = logo
        self.language = language
        self.languages = languages
        self.isTraining = isTraining
    }

    package static let plain = SiteLook(
        name: nil, owner: nil, logo: nil, language: .vietnamese, languages: Language.allCases, isTraining: false)
}
