package import Kernel

/// Says who a secret belongs to; given by the area that keeps accounts, so that Web knows no accounts.
package struct Authenticator: Sendable {
    /// The session of a cookie's secret; nil when there is none or it has ended.
    package let session: @Sendable (_ token: String) async throws -> Session?
    /// The program that a bearer token belongs to; nil when there is none or it has ended.
    package let client: @Sendable (_ token: String) async throws -> Actor?
    /// Where a stranger is sent who asks for a page that is not for strangers.
    package let signIn: LocalPath
    /// Where the form is sent that ends the session.
    package let signOut: LocalPath
    /// What a person may change about their own account.
    package let ownAccount: LocalPath

    package init(
        signIn: LocalPath = LocalPath("/sign-in"), signOut: LocalPath = LocalPath("/sign-out"),
        ownAccount: LocalPath = LocalPath("/my-password"),
        session: @escaping @Sendable (_ token: String) async throws -> Session?,
        client: @escaping @Sendable (_ token: String) async throws -> Actor?
    ) {
        self.signIn = signIn
        self.signOut = signOut
        self.ownAccount = ownAccount
        self.session = session
        self.client = client
    }

    /// Knows nobody.
    package static let nobody = Authenticator(session: { _ in nil }, client: { _ in nil })
}
