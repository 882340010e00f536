package import Kernel
package import NIOCore

/// What every handler may ask of the request before it, whoever sent it.
package protocol Visit: Sendable {
    var incoming: Incoming { get }
}

extension Visit {
    package var language: Language { incoming.language }
    /// The installation's name.
    package var siteName: String { incoming.look.name ?? text("product") }
    /// Those in which pages come.
    package var languages: [Language] { incoming.look.languages }
    /// The time of arrival.
    package var now: Instant { incoming.now }
    package var requestID: String { incoming.requestID }
    /// The caller's address, without its port; empty when unknown.
    package var remoteAddress: String { incoming.remoteAddress }
    /// This site as the browser sees it, without a path, for links that are printed or copied.
    package var origin: String { incoming.origin }
    /// The path alone, still percent-encoded.
    package var path: String { incoming.path }
    package var csrfToken: String { incoming.csrfToken }
    package var messages: Messages { incoming.messages }
    /// For maps of the country.
    package var tiles: VietnamTiles { incoming.tiles }

    /// The first value of a pair in the query, nil without one.
    package func query(_ name: String) -> String? { incoming.query(name) }

    /// What a header of the request says; nil without it.
    package func header(_ name: String) -> String? { incoming.header(name) }

    /// A part of the path under the name that the route gives it.
    package func parameter(_ name: String) throws -> String { try incoming.parameter(name) }

    /// The form that was sent, urlencoded or multipart; 400 when it cannot be read.
    package func form() async throws -> Form { try incoming.form() }

    /// The bytes of the body, at most the route's limit.
    package var body: ByteBuffer { incoming.body }

    /// The bytes of the body as an array.
    package var bytes: [UInt8] { Array(incoming.body.readableBytesView) }

    /// The body read as JSON; 400 `bad_json` when it does not fit the type.
    package func json<Value: Decodable>(_ type: Value.Type) throws -> Value { try incoming.json(type) }

    /// A sentence of the catalogues in the visit's language.
    package func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        incoming.messages.text(key, parameters)
    }
}
