/// The first page: what one may do here.
struct HomePage: Page {
    static let template = "home"

    /// Where to sign in, for a stranger.
    let signIn: String?

    init(signIn: String?) {
        self.signIn = signIn
    }

    static let sample = HomePage(signIn: "/sign-in")
}
