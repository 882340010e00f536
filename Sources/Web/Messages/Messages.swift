package import Kernel

/// The catalogues in one language.
package struct Messages: Sendable {
    package let catalogue: Catalogue
    package let language: Language

    package init(catalogue: Catalogue, language: Language) {
        self.catalogue = catalogue
        self.language = language
    }

    package func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        catalogue.text(key, parameters, language)
    }

    /// The sentence of a rule that said no.
    package func text(_ refusal: Refusal) -> String {
        catalogue.text("refusal.\(refusal.code)", refusal.parameters, language)
    }
}
