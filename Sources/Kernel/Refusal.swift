/// A rule said no: an answer, not a fault of the program.
///
/// The code is stable and machine-readable; the sentence that a person reads comes from the message catalogues
/// under `refusal.<code>` with the parameters filled in.
package struct Refusal: Error, Hashable, Sendable {
    package let code: String
    package let parameters: [String: String]

    package init(_ code: String, _ parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }
}

/// What was asked for does not exist, or not for this person; the two are not told apart to a stranger.
package struct NotFound: Error, Sendable {
    package let what: String

    package init(_ what: String) {
        self.what = what
    }
}

/// The person may not do this here.
package struct Forbidden: Error, Sendable {
    package let permission: Permission

    package init(_ permission: Permission) {
        self.permission = permission
    }
}
