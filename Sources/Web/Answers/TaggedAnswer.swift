internal import HTTPTypes
internal import NIOCore

extension Answer {
    /// Bytes that programs keep and ask about again by their tag (RFC 9110, 8.8.3); 304 for who has them already.
    ///
    /// - Parameters:
    ///   - tag: changes whenever the bytes do; letters, digits and `-` alone.
    ///   - seconds: for how long a copy may be used before anybody asks again.
    package static func tagged(
        _ bytes: some Sequence<UInt8>, contentType: String, tag: String, seconds: Int, for visit: some Visit
    ) -> Answer {
        let known = visit.incoming.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        let isKnown = known.contains { $0.trimmed == "\"\(tag)\"" || $0.trimmed == "W/\"\(tag)\"" }
        let answer =
            isKnown
            ? Answer(.notModified, .none) : Answer(.ok, .bytes(ByteBuffer(bytes: bytes), contentType: contentType))
        return answer.with("etag", "\"\(tag)\"").with("cache-control", "public, max-age=\(seconds)")
    }
}
