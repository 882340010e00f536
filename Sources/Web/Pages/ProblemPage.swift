/// Says why something was not done, and where to go from here.
struct ProblemPage: Page {
    static let template = "problem"

    let title: String
    let detail: String
    /// What the person can do, each a sentence.
    let tips: [String]
    let hasTips: Bool
    let code: String
    let requestID: String
    /// Where to sign in, for a stranger.
    let signIn: String?

    init(title: String, detail: String, tips: [String], code: String, requestID: String, signIn: String?) {
        self.title = title
        self.detail = detail
        self.tips = tips
        hasTips = !tips.isEmpty
        self.code = code
        self.requestID = requestID
        self.signIn = signIn
    }

    /// The keys of what helps with a problem of this kind.
    static func tipKeys(_ status: Status) -> [String] {
        switch status {
        case .notFound: ["problem_tip.address", "problem_tip.search", "problem_tip.hidden"]
        case .forbidden: ["problem_tip.account", "problem_tip.ask"]
        case .internalError, .unavailable: ["problem_tip.again", "problem_tip.kept", "problem_tip.tell"]
        default: ["problem_tip.back"]
        }
    }

    static let sample = ProblemPage(
        title: "Not found", detail: "There is nothing here.", tips: ["Look at the address."], code: "not_found",
        requestID: "1", signIn: "/sign-in")
}
