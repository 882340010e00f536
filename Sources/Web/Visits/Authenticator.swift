package import Kernel

/// Says who a secret belongs to; given by the area that keeps accounts, so that Web knows no accounts.
package struct Authenticator: Sendable {
    /// The session of a cookie's secret; nil when there is none or it has ended.
    package let session: @Sendable (_ token: String) async throws -> Session?
    /// The program that a bearer token belongs to; nil when there is none or it has ended.
    package let client: @Sendable (_ token: String) async throws -> Actor?
    /// Where a stranger is sent who asks for a page that is not for strangers.
    package let signIn: LocalPath

    package init(
        signIn: LocalPath = LocalPath("/sign-in"),
        session: @escaping @Sendable (_ token: String) async throws -> Session?,
        client: @escaping @Sendable (_ token: String) async throws -> Actor?
    ) {
        self.signIn = signIn
        self.session = session
        self.client = client
    }

    /// Knows nobody.
    package static let nobody = Authenticator(session: { _ in nil }, client: { _ in nil })
}
