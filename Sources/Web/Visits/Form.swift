internal import Kernel
package import NIOCore

/// What a person filled in: fields in their order, and files.
package struct Form: Sendable {
    package struct File: Sendable {
        package let field: String
        /// As the browser gave it, without folders; never used as a path.
        package let name: String
        package let contentType: String
        package let bytes: ByteBuffer

        /// The bytes as an array.
        package var content: [UInt8] { Array(bytes.readableBytesView) }
    }

    package private(set) var fields: [(name: String, value: String)] = []
    package private(set) var files: [File] = []

    /// More fields than any form of ours has.
    static let mostFields = 1_000

    package init() {}

    /// For tests and for forms that are shown again.
    package init(_ fields: [String: String]) {
        self.fields = fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    init(body: ByteBuffer, contentType: String) throws {
        if body.readableBytes == 0 { return }
        switch MediaType.name(of: contentType) {
        case "application/x-www-form-urlencoded":
            fields = try URLEncodedForm.fields(String(buffer: body))
        case "multipart/form-data":
            guard let boundary = MediaType.parameter("boundary", of: contentType) else {
                throw Problem(.badRequest, "bad_form")
            }
            try MultipartForm.read(body, boundary: boundary) { part in try add(part) }
        default:
            throw Problem(.unsupportedMediaType, "wrong_content_type")
        }
    }

    private mutating func add(_ part: MultipartForm.Part) throws {
        guard fields.count + files.count < Form.mostFields else { throw Problem(.badRequest, "bad_form") }
        if let fileName = part.fileName {
            // A file field that was left empty is sent as a nameless file.
            guard !(fileName.isEmpty && part.bytes.readableBytes == 0) else { return }
            files.append(
                File(field: part.name, name: fileName, contentType: part.contentType, bytes: part.bytes))
        } else {
            guard let value = String(validating: part.bytes.readableBytesView, as: UTF8.self), !value.contains("\0")
            else { throw Problem(.badRequest, "bad_form") }
            fields.append((name: part.name, value: value))
        }
    }

    /// The first value as it was sent; empty when the field is missing.
    package subscript(_ name: String) -> String {
        fields.first { $0.name == name }?.value ?? ""
    }

    /// The first value in NFC without white space around it; empty when the field is missing.
    package func text(_ name: String) -> String {
        VietnameseText.clean(self[name])
    }

    /// Like `text`, but nil when nothing is left.
    package func optionalText(_ name: String) -> String? {
        let value = text(name)
        return value.isEmpty ? nil : value
    }

    package func has(_ name: String) -> Bool {
        fields.contains { $0.name == name }
    }

    /// Every value under the name, for boxes that may be ticked more than once.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    package func file(_ field: String) -> File? {
        files.first { $0.field == field }
    }
}
