package import Hummingbird
internal import Logging
internal import NIOCore

/// What the server knows about a request besides the request itself; Hummingbird makes one for each.
package struct WebContext: InitializableFromSource, Sendable {
    let channel: any Channel
    let logger: Logger

    package init(source: ApplicationRequestContextSource) {
        channel = source.channel
        logger = source.logger
    }

    /// The number that ties an answer to its lines in the log.
    var requestID: String {
        logger[metadataKey: "hb.request.id"]?.description ?? "none"
    }
}
