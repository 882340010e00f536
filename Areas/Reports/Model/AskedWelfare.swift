/// A question about the welfare programme with the names of what it names.
package struct AskedWelfare: Sendable {
    package let question: WelfareQuestion
    package let scopeName: String
    /// Nil for all partners.
    package let partnerName: String?

    package init(question: WelfareQuestion, scopeName: String, partnerName: String?) {
        self.question = question
        self.scopeName = scopeName
        self.partnerName = partnerName
    }
}
