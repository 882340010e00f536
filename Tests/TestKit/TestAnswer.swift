package import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What came back, with the body read to its end.
package struct TestAnswer: Sendable {
    package let status: Int
    package let headers: HTTPFields
    package let body: String
    /// The body of a file, which need not be text.
    package let bytes: [UInt8]

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        let writer = Collector()
        try await response.body.write(writer)
        body = String(buffer: writer.bytes)
        bytes = Array(writer.bytes.readableBytesView)
    }

    /// The body without the drawn tokens of the page and its forms, in which any short word may stand by chance.
    package var words: String {
        body.replacing(/(name="(?:csrf|form_key)" value|name="csrf-token" content)="[^"]*"/) { "\($0.1)=\"\"" }
    }

    package func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }

    /// Status, header fields and body as they would stand on the wire.
    package var text: String {
        let fields = headers.map { "\($0.name.canonicalName): \($0.value)" }
        return ([String(status)] + fields + ["", body]).joined(separator: "\n")
    }

    private final class Collector: ResponseBodyWriter {
        var bytes = ByteBuffer()

        func write(_ buffer: ByteBuffer) async throws {
            bytes.writeImmutableBuffer(buffer)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
