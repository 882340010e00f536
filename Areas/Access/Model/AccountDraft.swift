package import Kernel

/// An account as somebody wishes to have it.
package struct AccountDraft: Sendable {
    package let signInName: String
    package let displayName: String
    package let language: Language
    package let roles: [RoleGrant]

    package init(
        signInName: String, displayName: String, language: Language = .vietnamese, roles: [RoleGrant] = []
    ) {
        self.signInName = SignInName.folded(signInName)
        self.displayName = VietnameseText.clean(displayName)
        self.language = language
        self.roles = roles
    }

    /// Throws the first thing that is wrong with it.
    func check() throws {
        guard SignInName.isValid(signInName) else { throw Refusal("sign_in_name_invalid") }
        guard !displayName.isEmpty, displayName.count <= 100, !VietnameseText.hasControlCharacter(displayName) else {
            throw Refusal("display_name_invalid")
        }
        for role in roles { try role.check() }
    }
}
