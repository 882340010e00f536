internal import NIOCore

/// Forms with files (RFC 7578), taken apart without copying the files.
enum MultipartForm {
    struct Part {
        let name: String
        let fileName: String?
        let contentType: String
        let bytes: ByteBuffer
    }

    private static let lineEnd: [UInt8] = [13, 10]
    private static let dashes: [UInt8] = [45, 45]
    private static let longestHeader = 4_096

    static func read(_ body: ByteBuffer, boundary: String, _ take: (Part) throws -> Void) throws {
        guard (1...70).contains(boundary.utf8.count) else { throw Problem(.badRequest, "bad_form") }
        let delimiter = dashes + Array(boundary.utf8)
        var rest = body
        guard rest.readBytes(length: delimiter.count) == delimiter else { throw Problem(.badRequest, "bad_form") }
        while true {
            let mark = rest.readBytes(length: 2)
            if mark == dashes { return }
            guard mark == lineEnd else { throw Problem(.badRequest, "bad_form") }
            let headers = try readHeaders(&rest)
            guard let length = ByteSearch.firstIndex(of: lineEnd + delimiter, in: rest.readableBytesView),
                let bytes = rest.readSlice(length: length)
            else { throw Problem(.badRequest, "bad_form") }
            rest.moveReaderIndex(forwardBy: lineEnd.count + delimiter.count)
            try take(try part(headers, bytes))
        }
    }

    /// The header lines of a part; the reader stands behind the empty line after them.
    private static func readHeaders(_ rest: inout ByteBuffer) throws -> [Substring] {
        let window = rest.readableBytesView.prefix(longestHeader)
        guard let length = ByteSearch.firstIndex(of: lineEnd + lineEnd, in: window),
            let bytes = rest.readBytes(length: length), let text = String(validating: bytes, as: UTF8.self)
        else { throw Problem(.badRequest, "bad_form") }
        rest.moveReaderIndex(forwardBy: 4)
        return text.split(separator: "\r\n")
    }

    private static func part(_ headers: [Substring], _ bytes: ByteBuffer) throws -> Part {
        var disposition = ""
        var contentType = ""
        for header in headers {
            let pair = header.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            switch pair[0].trimmed.lowercased() {
            case "content-disposition": disposition = String(pair[1].trimmed)
            case "content-type": contentType = String(pair[1].trimmed)
            default: continue
            }
        }
        guard MediaType.name(of: disposition) == "form-data", let name = quoted("name", in: disposition) else {
            throw Problem(.badRequest, "bad_form")
        }
        let fileName = quoted("filename", in: disposition).map { path in
            String(path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
        }
        return Part(name: name, fileName: fileName, contentType: MediaType.name(of: contentType), bytes: bytes)
    }

    /// A quoted parameter; browsers escape quotes and line ends inside with percent signs.
    private static func quoted(_ name: String, in header: String) -> String? {
        guard let start = header.firstRange(of: "; \(name)=\"") else { return nil }
        let value = header[start.upperBound...].prefix { $0 != "\"" }
        return String(value).replacing("%22", with: "\"").replacing("%0D%0A", with: " ")
    }
}
