/// Printed cards, ten on a page of A4 to be cut out, each above the line that says who gets it.
package struct CardSheet: Sendable {
    /// What one person gets.
    package struct Entry: Sendable {
        /// What the QR code holds.
        let code: String
        /// The last day on which it holds, as a sentence.
        let lasts: String
        /// Who gets it; stands outside the card.
        let holder: String

        package init(code: String, lasts: String, holder: String) {
            self.code = code
            self.lasts = lasts
            self.holder = holder
        }
    }

    /// What the file is called by programs that show it.
    let title: String
    /// What stands above the line of each card.
    let kind: String
    /// Who issues the cards.
    let issuer: String
    /// What its holder does with it, a sentence or two.
    let advice: String
    let entries: [Entry]

    package init(title: String, kind: String, issuer: String, advice: String, entries: [Entry]) {
        self.title = title
        self.kind = kind
        self.issuer = issuer
        self.advice = advice
        self.entries = entries
    }
}
