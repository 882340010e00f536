internal import Foundation
internal import HTTPTypes
package import Kernel
package import NIOCore

/// A request as it came in, with what was found out about it before its handler runs.
package struct Incoming: Sendable {
    /// The path alone, still percent-encoded.
    package let path: String
    let rawQuery: String
    let headers: HTTPFields
    let parameters: RouteTable.Match?
    let route: Route?
    /// The time of arrival.
    package let now: Instant
    let context: WebContext
    let trustsForwardedFor: Bool
    /// This site as the browser sees it, for example `https://phucloi.example`, for links that leave the screen.
    package let origin: String
    /// The language of a browser; programs say theirs in a header, which is read only when there is something to say.
    var chosenLanguage: Language?
    /// Nil when the machine decides.
    var chosenTheme: Theme?
    package internal(set) var session: Session?
    package internal(set) var body = ByteBuffer()
    /// The secret of the browser from which the token against cross-site requests is made; nil for programs.
    var browserSecret: String?
    let catalogue: Catalogue
    /// For maps of the country.
    package let tiles: VietnamTiles
    var parsedForm: Form?
    /// Notices that the person has not seen.
    var unseen = 0
    /// What the person keeps above this page.
    var extras = HeadExtras.none
    /// What the installation says about itself.
    package internal(set) var look = SiteLook.plain

    /// The token that a form of this browser must carry, empty for programs.
    ///
    /// It is a one-way function of the session's own token, so it ends with the session and needs no storage.
    package var csrfToken: String {
        browserSecret.map(CrossSiteGuard.token(of:)) ?? ""
    }

    /// Where the page is in Vietnamese, when it was asked for in a language in which pages do not come.
    var pathInOfferedLanguage: LocalPath? {
        guard let own = route?.language, !look.languages.contains(own) else { return nil }
        let query = rawQuery.isEmpty ? "" : "?" + rawQuery
        return LocalPath(untrusted: path.dropFirst(own.prefix.count) + query) ?? LocalPath("/")
    }

    package var language: Language {
        chosenLanguage ?? AcceptLanguage.best(headers.first(.acceptLanguage))
    }

    /// The number that ties an answer to its lines in the log.
    package var requestID: String { context.requestID }

    /// The caller's address, without its port; empty when unknown.
    ///
    /// Behind a proxy of ours the last address of the list is the one that the proxy saw itself.
    package var remoteAddress: String {
        if trustsForwardedFor, let list = headers.first(HeaderName.forwardedFor),
            let last = list.split(separator: ",").last
        {
            return String(last.trimmed)
        }
        return context.channel.remoteAddress?.ipAddress ?? ""
    }

    package var messages: Messages { Messages(catalogue: catalogue, language: language) }

    /// The first value of a pair in the query, nil without one.
    package func query(_ name: String) -> String? {
        guard !rawQuery.isEmpty else { return nil }
        return URLEncodedForm.first(name, in: rawQuery)
    }

    /// What a header says; nil without it.
    package func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers.first($0) }
    }

    /// A part of the path under the name that the route gives it.
    package func parameter(_ name: String) throws -> String {
        guard let route, let value = parameters?.parameter(name, of: route) else { throw NotFound("parameter \(name)") }
        return value
    }

    func form() throws -> Form {
        if let parsedForm { return parsedForm }
        return try Form(body: body, contentType: headers.first(.contentType) ?? "")
    }

    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw Problem(.badRequest, "bad_json")
        }
    }
}
