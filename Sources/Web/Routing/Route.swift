package import Kernel

/// One method on one path, who may use it, and what answers it.
///
/// The constructors make the context a proof: a handler that takes `SignedIn` cannot be mounted on an open route.
package struct Route: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"

        /// True when the method only looks (RFC 9110, 9.2.1), so that no token against cross-site requests is needed.
        package var isSafe: Bool { self == .get }
    }

    /// Who may use the route; the handler narrows it to a scope.
    package enum Access: Hashable, Sendable {
        case open, signedIn
        case needs(Permission)
    }

    /// Whether people or programs use it: decides how they say who they are and how errors are told.
    package enum Kind: Hashable, Sendable {
        case page, api
    }

    /// What a request may carry; anything else is answered 415.
    package enum Body: Hashable, Sendable {
        case json, form
        case types([String])
    }

    enum Handler: Sendable {
        case visitor(@Sendable (Visitor) async throws -> Answer)
        case signedIn(@Sendable (SignedIn) async throws -> Answer)
    }

    package let method: Method
    /// Begins with `/`; a part in braces, as in `/reports/{code}`, is a parameter.
    package let path: String
    package let access: Access
    package let kind: Kind
    package let body: Body
    /// In bytes; a longer body is answered 413.
    package let bodyLimit: Int
    let handler: Handler
    /// The language that the address itself stands for; nil when the reader's choice decides.
    var language: Language?

    package static let defaultBodyLimit = 1 << 20

    /// A page for everybody.
    package static func open(
        _ method: Method, _ path: String, bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping @Sendable (Visitor) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .open, kind: .page, body: .form, bodyLimit: bodyLimit,
            handler: .visitor(handler))
    }

    /// A page for everybody that has an address of its own in each language: the English one begins with `/en`.
    package static func translated(
        _ path: String, _ handler: @escaping @Sendable (Visitor) async throws -> Answer
    ) -> [Route] {
        Language.allCases.map { language in
            var route = Route.open(.get, language.prefix + path, handler)
            route.language = language
            return route
        }
    }

    /// A page for every person with an account.
    package static func signedIn(
        _ method: Method, _ path: String, bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping @Sendable (SignedIn) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .signedIn, kind: .page, body: .form, bodyLimit: bodyLimit,
            handler: .signedIn(handler))
    }

    /// A page for those who hold the permission on some scope.
    package static func needs(
        _ permission: Permission, _ method: Method, _ path: String, bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping @Sendable (SignedIn) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .needs(permission), kind: .page, body: .form, bodyLimit: bodyLimit,
            handler: .signedIn(handler))
    }

    /// A call for every program, without a token.
    package static func apiOpen(
        _ method: Method, _ path: String, body: Body = .json, bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping @Sendable (Visitor) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .open, kind: .api, body: body, bodyLimit: bodyLimit,
            handler: .visitor(handler))
    }

    /// A call for every program with a token, and for the scripts of a signed-in person's pages.
    package static func apiSignedIn(
        _ method: Method, _ path: String, body: Body = .json, bodyLimit: Int = defaultBodyLimit,
        _ handler: @escaping @Sendable (SignedIn) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .signedIn, kind: .api, body: body, bodyLimit: bodyLimit,
            handler: .signedIn(handler))
    }

    /// A call for those who hold the permission on some scope.
    package static func api(
        needs permission: Permission, _ method: Method, _ path: String, body: Body = .json,
        bodyLimit: Int = defaultBodyLimit, _ handler: @escaping @Sendable (SignedIn) async throws -> Answer
    ) -> Route {
        Route(
            method: method, path: path, access: .needs(permission), kind: .api, body: body, bodyLimit: bodyLimit,
            handler: .signedIn(handler))
    }
}

extension Route.Body {
    /// True when a body of this content type may be sent.
    func accepts(_ header: String) -> Bool {
        let name = MediaType.name(of: header)
        switch self {
        case .json: return name == "application/json"
        case .form: return name == "application/x-www-form-urlencoded" || name == "multipart/form-data"
        case .types(let names): return names.contains(name)
        }
    }
}

extension Language {
    /// What the address of a translated page begins with.
    package var prefix: String { self == .english ? "/en" : "" }
}
