internal import HTTPTypes
package import Hummingbird
internal import Kernel
internal import Logging
internal import NIOCore
internal import Storage

/// Answers every request: finds its route, admits it, runs the handler and delivers the answer.
package struct SiteResponder: HTTPResponder {
    let table: RouteTable
    let assets: AssetStore
    let admission: Admission
    let delivery: Delivery
    let catalogue: Catalogue
    let tiles: VietnamTiles
    let settings: SiteSettings
    let head: HeadTools?
    let look: (@Sendable () async throws -> SiteLook)?
    let sentForms = SentForms()
    let clock: Kernel.Clock
    let logger: Logger

    package func respond(to request: Request, context: WebContext) async throws -> Response {
        guard logger.logLevel <= .debug else { return try await answer(request, context) }
        let start = ContinuousClock.now
        let tally = StatementTally()
        let response = try await StatementTally.$current.withValue(tally) { try await answer(request, context) }
        // The route and never the address itself: queries and paths may hold what logs must not.
        logger.debug(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(routeName(request))",
                "status": "\(response.status.code)", "took": "\(ContinuousClock.now - start)",
                "statements": "\(tally.count)",
                "request_id": "\(context.requestID)",
            ])
        logger.trace("statements", metadata: ["texts": .array(tally.texts.map { .string($0) })])
        return response
    }

    private func routeName(_ request: Request) -> String {
        table.match(request.uri.path)?.entry.routes.first?.path ?? "none"
    }

    private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let path = request.uri.path
        let match = table.match(path)
        if match == nil, let asset = assets.response(to: request, path: path, headers: delivery.headers.asset) {
            return asset
        }
        if let match, request.method == .options {
            return Response(status: .noContent, headers: delivery.headers.asset + [.allow: match.entry.allow])
        }
        let isHead = request.method == .head
        let response = try await answer(request, context, path: path, match: match, isHead: isHead)
        return isHead ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ context: WebContext, path: String, match: RouteTable.Match?, isHead: Bool
    ) async throws -> Response {
        let kind = match?.entry.kind ?? (SiteResponder.isForPrograms(path) ? .api : .page)
        let method = Route.Method(rawValue: isHead ? "GET" : request.method.rawValue)
        let route = method.flatMap { match?.entry.route(for: $0) }
        var incoming = Incoming(
            path: path, rawQuery: request.uri.query ?? "", headers: request.headers, parameters: match, route: route,
            now: clock.now, context: context, trustsForwardedFor: settings.trustsForwardedFor,
            origin: settings.publicOrigin ?? "http://\(request.head.authority ?? "localhost")", catalogue: catalogue,
            tiles: tiles)
        if kind == .page { incoming.look = await installation() }
        var actor: Actor?
        do {
            if let instead = incoming.pathInOfferedLanguage {
                return try delivery.response(.redirect(to: instead), incoming, kind, actor: nil)
            }
            guard let match else { throw Problem(.notFound, "not_found") }
            guard let route else {
                throw Problem(.methodNotAllowed, "method_not_allowed").with("allow", match.entry.allow)
            }
            if kind == .api, !URLEncodedForm.isReadable(incoming.rawQuery) { throw Problem(.badRequest, "bad_query") }
            let answer: Answer
            switch try await admission.admit(request, route, &incoming) {
            case .turnedAway(let instead): answer = instead
            case .admitted(let known):
                actor = known
                answer = try await once(route, incoming, known)
                incoming.unseen = await unseen(answer, known, incoming)
                incoming.extras = await extras(answer, known, incoming)
            }
            return try delivery.response(answer, incoming, kind, actor: actor)
        } catch {
            return try await tell(error, &incoming, kind, actor)
        }
    }

    /// What the bell of a page says; a count that fails is no reason to show no page.
    private func unseen(_ answer: Answer, _ actor: Actor?, _ incoming: Incoming) async -> Int {
        guard case .page = answer.body, let actor, let head else { return 0 }
        do {
            return try await head.unseen(actor, incoming.messages)
        } catch {
            logger.error("The notices could not be counted.", metadata: ["error": "\(type(of: error))"])
            return 0
        }
    }

    /// What the person keeps above the page; a page without it is better than none.
    private func extras(_ answer: Answer, _ actor: Actor?, _ incoming: Incoming) async -> HeadExtras {
        guard case .page = answer.body, let actor, let head else { return .none }
        do {
            return try await head.extras(actor, incoming.path, incoming.rawQuery, incoming.messages)
        } catch {
            logger.error("The head of a page is missing.", metadata: ["error": "\(type(of: error))"])
            return .none
        }
    }

    /// What the installation says about itself; the product's own words when that cannot be read.
    private func installation() async -> SiteLook {
        do {
            return try await look?() ?? .plain
        } catch {
            logger.error("The installation's own words are missing.", metadata: ["error": "\(type(of: error))"])
            return .plain
        }
    }

    /// What a page's form sends is done once, however often it is sent.
    private func once(_ route: Route, _ incoming: Incoming, _ actor: Actor?) async throws -> Answer {
        guard let form = incoming.parsedForm, let sending = SentForms.sending(form, incoming) else {
            return try await run(route, incoming, actor)
        }
        return try await sentForms.once(sending) { try await run(route, incoming, actor) }
    }

    private func run(_ route: Route, _ incoming: Incoming, _ actor: Actor?) async throws -> Answer {
        switch (route.handler, actor) {
        case (.visitor(let handler), _): try await handler(Visitor(incoming: incoming, actor: actor))
        case (.signedIn(let handler), let actor?): try await handler(SignedIn(incoming: incoming, actor: actor))
        case (.signedIn, nil): throw Problem(.unauthorized, "token_missing")
        }
    }

    /// Tells what went wrong; faults of ours go to the log with the request's number and never to the screen.
    private func tell(
        _ error: any Error, _ incoming: inout Incoming, _ kind: Route.Kind, _ actor: Actor?
    ) async throws -> Response {
        let problem = Problem(telling: error)
        if problem.status == .internalError || problem.status == .unavailable {
            logger.error(
                "A request failed.",
                metadata: [
                    "request_id": "\(incoming.requestID)", "route": "\(incoming.route?.path ?? "none")",
                    "error": "\(type(of: error))",
                ])
            logger.trace("\(error)", metadata: ["request_id": "\(incoming.requestID)"])
        }
        var actor = actor
        if kind == .api {
            incoming.chosenLanguage = nil
        } else if incoming.browserSecret == nil {
            // Nobody has looked at the cookies yet; the page's frame wants the person and the language.
            try? await admission.recogniseBrowser(&incoming)
        }
        actor = actor ?? incoming.session?.actor
        return try delivery.response(problem, incoming, kind, actor: actor)
    }

    private static func isForPrograms(_ path: String) -> Bool {
        path.hasPrefix("/api/") || path == "/api"
    }
}

extension HTTPFields {
    fileprivate static func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
        var result = left
        result.append(contentsOf: right)
        return result
    }
}
