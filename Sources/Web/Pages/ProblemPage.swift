/// Says why something was not done, and where to go from here.
struct ProblemPage: Page {
    static let template = "problem"

    let title: String
    let detail: String
    let code: String
    let requestID: String
    /// Where to sign in, for a stranger.
    let signIn: String?

    static let sample = ProblemPage(
        title: "Not found", detail: "There is nothing here.", code: "not_found", requestID: "1", signIn: "/sign-in")
}
