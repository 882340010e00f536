/// The first page: what one may do here.
package struct HomePage: Page {
    package static let template = "home"

    /// Where to sign in, for a stranger.
    let signIn: String?

    package init(signIn: String?) {
        self.signIn = signIn
    }

    package static let sample = HomePage(signIn: "/sign-in")
}
