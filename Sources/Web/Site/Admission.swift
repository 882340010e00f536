internal import HTTPTypes
internal import Hummingbird
internal import Kernel
internal import NIOCore

/// Lets a request in or not: who sends it, whether they may, whether another site made them, and what they carry.
struct Admission: Sendable {
    enum Verdict: Sendable {
        case admitted(Actor?)
        case turnedAway(Answer)
    }

    let authenticator: Authenticator
    let settings: SiteSettings
    let cookies: CookieJar

    func admit(_ request: Request, _ route: Route, _ incoming: inout Incoming) async throws -> Verdict {
        switch route.kind {
        case .page: try await admitToPage(request, route, &incoming)
        case .api: try await admitToAPI(request, route, &incoming)
        }
    }

    /// Finds the session of a browser, its language and the secret that its forms are bound to.
    func recogniseBrowser(_ incoming: inout Incoming) async throws {
        if let token = cookies.value(cookies.sessionName, in: incoming.headers), Secret.hasShape(token) {
            incoming.session = try await authenticator.session(token)
        }
        incoming.browserSecret =
            incoming.session?.token ?? cookies.value(cookies.browserName, in: incoming.headers) ?? Secret.make()
        let chosen = incoming.query("language") ?? cookies.value(CookieJar.languageName, in: incoming.headers)
        let wanted = incoming.route?.language ?? chosen.flatMap(Language.init) ?? incoming.session?.language
        incoming.chosenLanguage =
            wanted.flatMap { incoming.look.languages.contains($0) ? $0 : nil }
            ?? incoming.look.language
        let theme = incoming.query(CookieJar.themeName) ?? cookies.value(CookieJar.themeName, in: incoming.headers)
        incoming.chosenTheme = theme.flatMap(Theme.init)
    }

    private func admitToPage(
        _ request: Request, _ route: Route, _ incoming: inout Incoming
    ) async throws -> Verdict {
        try await recogniseBrowser(&incoming)
        let actor = incoming.session?.actor
        guard actor != nil || route.access == .open else {
            return .turnedAway(try await toSignIn(request, route, &incoming))
        }
        try Admission.check(route.access, actor)
        if !route.method.isSafe {
            try refuseOtherSites(request, incoming)
            try await readBody(request, route, &incoming)
            let form = try Form(body: incoming.body, contentType: incoming.headers.first(.contentType) ?? "")
            guard CrossSiteGuard.matches(form[CrossSiteGuard.field], incoming.csrfToken) else {
                guard actor != nil, CrossSiteGuard.isSurelyFromHere(incoming.headers) else {
                    throw Problem(.forbidden, "cross_site")
                }
                // A page of an earlier session of the same browser; asked once more, with this session's token.
                return .turnedAway(.page(keeping(form, incoming), status: .forbidden))
            }
            incoming.parsedForm = form
        }
        return .admitted(actor)
    }

    private func admitToAPI(
        _ request: Request, _ route: Route, _ incoming: inout Incoming
    ) async throws -> Verdict {
        let actor: Actor?
        if route.access == .open {
            // What is for everybody asks nobody who they are, so a wrong token is no reason to refuse it.
            actor = nil
        } else if let authorization = incoming.headers.first(.authorization) {
            actor = try await client(authorization)
        } else if incoming.headers.contains(.cookie) {
            try await recogniseBrowser(&incoming)
            incoming.chosenLanguage = nil
            actor = incoming.session?.actor
            if actor != nil, !route.method.isSafe {
                try refuseOtherSites(request, incoming)
                let token = incoming.headers.first(HeaderName.csrfToken) ?? ""
                guard CrossSiteGuard.matches(token, incoming.csrfToken) else {
                    throw Problem(.forbidden, "cross_site")
                }
            }
        } else {
            actor = nil
        }
        guard actor != nil || route.access == .open else {
            throw Problem(.unauthorized, "token_missing").with("www-authenticate", "Bearer realm=\"phucloi\"")
        }
        try Admission.check(route.access, actor)
        if !route.method.isSafe { try await readBody(request, route, &incoming) }
        return .admitted(actor)
    }

    private func client(_ authorization: String) async throws -> Actor {
        let parts = authorization.split(separator: " ", maxSplits: 1)
        if parts.count == 2, parts[0].lowercased() == "bearer",
            let actor = try await authenticator.client(String(parts[1]))
        {
            return actor
        }
        throw Problem(.unauthorized, "token_invalid")
            .with("www-authenticate", "Bearer realm=\"phucloi\", error=\"invalid_token\"")
    }

    private static func check(_ access: Route.Access, _ actor: Actor?) throws {
        if case .needs(let permission) = access, !(actor?.may(permission) ?? false) { throw Forbidden(permission) }
    }

    /// The longest form of a stranger that is read, to be kept for them.
    private static let mostKept = 1 << 18

    /// A look is asked for again after signing in; what a form carried is kept on the page that asks to sign in, or is
    /// gone when it is too much, and the person is told so.
    private func toSignIn(_ request: Request, _ route: Route, _ incoming: inout Incoming) async throws -> Answer {
        guard route.method.isSafe else {
            try refuseOtherSites(request, incoming)
            let type = incoming.headers.first(.contentType) ?? ""
            let length = incoming.headers.first(.contentLength).flatMap { Int($0) } ?? 0
            if length <= Admission.mostKept,
                let body = try? await request.body.collect(upTo: Admission.mostKept),
                let form = try? Form(body: body, contentType: type), !form.fields.isEmpty
            {
                return .page(keeping(form, incoming), status: .unauthorized)
            }
            return .redirect(to: authenticator.signIn, flash: Flash("flash.signed_out_meanwhile", kind: .warning))
        }
        let wanted = incoming.path + (incoming.rawQuery.isEmpty ? "" : "?" + incoming.rawQuery)
        return .redirect(to: authenticator.signIn.with("next", wanted))
    }

    private func keeping(_ form: Form, _ incoming: Incoming) -> KeptFormPage {
        KeptFormPage(form, incoming, signIn: authenticator.signIn)
    }

    private func refuseOtherSites(_ request: Request, _ incoming: Incoming) throws {
        guard
            CrossSiteGuard.isFromHere(
                incoming.headers, authority: request.head.authority, publicOrigin: settings.publicOrigin)
        else { throw Problem(.forbidden, "cross_site") }
    }

    private func readBody(_ request: Request, _ route: Route, _ incoming: inout Incoming) async throws {
        let type = incoming.headers.first(.contentType)
        if let type, !route.body.accepts(type) { throw Problem(.unsupportedMediaType, "wrong_content_type") }
        let tooLong = Problem(
            .contentTooLarge, "body_too_long", ["limit": Digits.grouped(Int64(route.bodyLimit))])
        if let length = incoming.headers.first(.contentLength).flatMap({ Int($0) }), length > route.bodyLimit {
            guard route.kind == .page, length <= TrimmedBody.mostRead, let type,
                MediaType.name(of: type) == "multipart/form-data",
                let boundary = MediaType.parameter("boundary", of: type)
            else { throw tooLong }
            var trimmed = TrimmedBody(boundary: boundary, limit: route.bodyLimit)
            for try await chunk in request.body {
                guard trimmed.take(chunk) else { throw tooLong }
            }
            incoming.body = trimmed.finish()
            return
        }
        do {
            incoming.body = try await request.body.collect(upTo: route.bodyLimit)
        } catch is NIOTooManyBytesError {
            throw tooLong
        }
        guard type != nil || incoming.body.readableBytes == 0 else {
            throw Problem(.unsupportedMediaType, "wrong_content_type")
        }
    }
}
