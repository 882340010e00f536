package import Kernel

/// What is known about a browser whose person has signed in.
package struct Session: Sendable {
    /// The secret that the cookie carries.
    package let token: String
    package let actor: Actor
    /// The name that the pages greet.
    package let displayName: String
    /// The language that the person chose for the account.
    package let language: Language
    /// What the pages say above everything else.
    package let banners: [Banner]

    package init(
        token: String, actor: Actor, displayName: String, language: Language, banners: [Banner] = []
    ) {
        self.token = token
        self.actor = actor
        self.displayName = displayName
        self.language = language
        self.banners = banners
    }
}
