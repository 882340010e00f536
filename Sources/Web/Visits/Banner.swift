/// A sentence above a person's pages that stays until it is answered, with one thing to do about it.
package struct Banner: Sendable {
    package enum Place: Sendable {
        case everyPage, home
    }

    /// Where its link leads or its button sends a form.
    package enum Step: Sendable {
        case link(LocalPath)
        case button(LocalPath)
    }

    /// A key of the catalogues.
    package let key: String
    package let parameters: [String: String]
    package let place: Place
    package let step: Step
    /// The key of the word on the link or button.
    package let stepKey: String

    package init(
        _ key: String, _ parameters: [String: String] = [:], on place: Place, step: Step, stepKey: String
    ) {
        self.key = key
        self.parameters = parameters
        self.place = place
        self.step = step
        self.stepKey = stepKey
    }

    func isShown(at path: String) -> Bool {
        switch place {
        case .everyPage: true
        case .home: path == "/"
        }
    }
}
