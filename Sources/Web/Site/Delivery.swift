internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Kernel
internal import NIOCore

/// Turns answers and problems into responses: headers, cookies, the page's frame.
struct Delivery: Sendable {
    let renderer: PageRenderer
    let headers: SecurityHeaders
    let cookies: CookieJar

    func response(_ answer: Answer, _ incoming: Incoming, _ kind: Route.Kind, actor: Actor?) throws -> Response {
        var fields = HTTPFields()
        fields.reserveCapacity(16)
        fields.append(contentsOf: kind == .api ? headers.api : headers.page)
        if answer.runsModules { fields[.contentSecurityPolicy] = SecurityHeaders.policyWithModules }
        for (name, value) in answer.fields {
            let field = HTTPField.Name(name)
            // What an answer says of keeping it takes the place of what its kind says.
            if field == .cacheControl { fields[.cacheControl] = nil }
            fields.add(field, value)
        }
        fields.add(HeaderName.requestID, incoming.requestID)
        var body = ResponseBody()
        switch answer.body {
        case .none: break
        case .bytes(let bytes, let contentType):
            fields.add(.contentType, contentType)
            body = ResponseBody(byteBuffer: bytes)
        case .events(let events):
            fields.add(.contentType, "text/event-stream")
            // Proxies such as nginx would gather the events.
            fields.add(HTTPField.Name("x-accel-buffering"), "no")
            body = ResponseBody(asyncSequence: events.map { ByteBuffer(string: $0.text) })
        case .page(let page):
            let flash = takeFlash(incoming, &fields)
            fields.add(.contentType, "text/html; charset=utf-8")
            fields.add(.contentLanguage, incoming.language.rawValue)
            rememberBrowser(incoming, &fields)
            body = ResponseBody(byteBuffer: try renderer.render(page, incoming, actor: actor, flash: flash))
        }
        if kind == .page { writeCookies(answer, incoming, &fields) }
        return Response(status: .init(code: answer.status.rawValue), headers: fields, body: body)
    }

    func response(_ problem: Problem, _ incoming: Incoming, _ kind: Route.Kind, actor: Actor?) throws -> Response {
        let messages = incoming.messages
        let title = messages.text(problem.titleKey, problem.parameters)
        let detail = messages.text(problem.detailKey, problem.parameters)
        var answer: Answer
        switch kind {
        case .api:
            let wire = ProblemWire(
                code: problem.code, detail: detail, requestID: incoming.requestID, status: problem.status.rawValue,
                title: title)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            answer = Answer(
                problem.status,
                .bytes(ByteBuffer(bytes: try encoder.encode(wire)), contentType: "application/problem+json"))
        case .page:
            let page = ProblemPage(
                title: title, detail: detail,
                tips: ProblemPage.tipKeys(problem.status).map { messages.text($0) }, code: problem.code,
                requestID: incoming.requestID,
                signIn: incoming.session == nil ? renderer.links.signIn.text : nil)
            answer = .page(page, status: problem.status)
        }
        for (name, value) in problem.fields { answer = answer.with(name, value) }
        return try response(answer, incoming, kind, actor: actor)
    }

    /// The flash is shown once: the page that shows it takes it from the browser.
    private func takeFlash(_ incoming: Incoming, _ fields: inout HTTPFields) -> Flash? {
        guard let value = cookies.value(CookieJar.flashName, in: incoming.headers) else { return nil }
        fields.add(.setCookie, cookies.remove(CookieJar.flashName))
        guard let flash = Flash(cookieValue: value), renderer.catalogue.has(flash.key) else { return nil }
        return flash
    }

    /// Before anybody signs in, forms are bound to a secret of the browser alone.
    private func rememberBrowser(_ incoming: Incoming, _ fields: inout HTTPFields) {
        guard incoming.session == nil, let secret = incoming.browserSecret,
            cookies.value(cookies.browserName, in: incoming.headers) != secret
        else { return }
        fields.add(.setCookie, cookies.set(cookies.browserName, secret))
    }

    private func writeCookies(_ answer: Answer, _ incoming: Incoming, _ fields: inout HTTPFields) {
        if let flash = answer.flash {
            fields.add(.setCookie, cookies.set(CookieJar.flashName, flash.cookieValue, seconds: 60))
        }
        switch answer.sessionChange {
        case .start(let token, let seconds):
            fields.add(.setCookie, cookies.set(cookies.sessionName, token, seconds: seconds))
            fields.add(.setCookie, cookies.remove(cookies.browserName))
        case .end: fields.add(.setCookie, cookies.remove(cookies.sessionName))
        case nil: break
        }
        if let chosen = incoming.query(CookieJar.languageName).flatMap(Language.init) {
            fields.add(
                .setCookie, cookies.set(CookieJar.languageName, chosen.rawValue, seconds: 31_536_000))
        }
        if let theme = incoming.query(CookieJar.themeName) {
            let chosen = Theme(rawValue: theme)
            fields.add(
                .setCookie,
                chosen.map { cookies.set(CookieJar.themeName, $0.rawValue, seconds: 31_536_000) }
                    ?? cookies.remove(CookieJar.themeName))
        }
    }
}
