import CXML2

/// Feeds XML piece by piece to a handler, without building a tree, without network and without a word on stderr.
///
/// Document type declarations are refused: no spreadsheet program writes one, and their entities can grow without end.
final class XMLPushParser {
    private let handler: any XMLHandler
    private var context: xmlParserCtxtPtr?
    private var fault: (any Error)?

    /// Bytes parsed since the handler was last called.
    private var silentBytes = 0

    /// Throws `UnreadableFile` (`badWorkbook`) when memory is short.
    init(handler: any XMLHandler) throws {
        self.handler = handler
        Self.prepareLibrary
        var calls = Self.calls()
        let this = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&calls, this, nil, 0, nil) else {
            throw UnreadableFile(.badWorkbook)
        }
        self.context = context
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        guard xmlCtxtUseOptions(context, Int32(options)) == 0 else { throw UnreadableFile(.badWorkbook) }
    }

    deinit {
        xmlFreeParserCtxt(context)
    }

    /// Parses a piece; `isLast` with the last one, which may be empty.
    ///
    /// Throws what the handler threw, or `UnreadableFile` (`badWorkbook`).
    func parse(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws {
        silentBytes += piece.count
        let result = piece.withMemoryRebound(to: CChar.self) { bytes in
            xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        }
        if let fault { throw fault }
        guard result == 0, silentBytes <= Self.silenceLimitBytes else { throw UnreadableFile(.badWorkbook) }
    }

    /// Parses a whole part; throws `workbookTooLarge` when it is longer than the limit.
    static func parse(_ part: ZipPart, limitBytes: Int, handler: any XMLHandler) throws {
        let parser = try XMLPushParser(handler: handler)
        try withUnsafeTemporaryAllocation(byteCount: chunkBytes, alignment: 1) { room in
            while true {
                let count = try part.read(into: room)
                guard part.bytesRead <= limitBytes else { throw UnreadableFile(.workbookTooLarge) }
                try parser.parse(UnsafeRawBufferPointer(rebasing: room[..<count]), isLast: count == 0)
                if count == 0 { return }
            }
        }
    }

    /// Bytes unpacked and parsed at once.
    static let chunkBytes = 64 << 10

    /// The longest tag, and the most attributes of one: the library compares each with all others, so that a tag of a
    /// hundred thousand keeps it busy for seconds.
    private static let silenceLimitBytes = 256 << 10
    private static let attributeLimit: Int32 = 1_000

    /// The library's tables must stand before threads use it.
    private static let prepareLibrary: Void = xmlInitParser()

    /// Runs a call of the handler; its error stops the parser and comes out of `parse`.
    private func run(_ body: (any XMLHandler) throws -> Void) {
        guard fault == nil else { return }
        silentBytes = 0
        do {
            try body(handler)
        } catch {
            stop(error)
        }
    }

    private func stop(_ error: any Error) {
        if fault == nil { fault = error }
        xmlStopParser(context)
    }

    /// The parser that a C call names; it lives, because it is inside `parse`.
    private static func parser(_ pointer: UnsafeMutableRawPointer?) -> XMLPushParser? {
        pointer.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func calls() -> xmlSAXHandler {
        var calls = xmlSAXHandler()
        // XML_SAX2_MAGIC: without it the calls with namespaces never come.
        calls.initialized = 0xDEED_BEAF
        calls.startElementNs = { pointer, name, _, _, _, _, count, _, attributes in
            guard let name else { return }
            guard count <= XMLPushParser.attributeLimit else {
                XMLPushParser.parser(pointer)?.stop(UnreadableFile(.badWorkbook))
                return
            }
            let attributes = XMLAttributes(attributes, count: Int(count))
            XMLPushParser.parser(pointer)?.run { try $0.start(XMLName(pointer: name), attributes) }
        }
        calls.endElementNs = { pointer, name, _, _ in
            guard let name else { return }
            XMLPushParser.parser(pointer)?.run { try $0.end(XMLName(pointer: name)) }
        }
        let characters: charactersSAXFunc = { pointer, bytes, count in
            XMLPushParser.parser(pointer)?.run { try $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
        }
        calls.characters = characters
        // The same function, so that a text of spaces is not taken for layout.
        calls.ignorableWhitespace = characters
        calls.cdataBlock = characters
        calls.internalSubset = { pointer, _, _, _ in
            XMLPushParser.parser(pointer)?.stop(UnreadableFile(.entityInWorkbook))
        }
        calls.entityDecl = { pointer, _, _, _, _, _ in
            XMLPushParser.parser(pointer)?.stop(UnreadableFile(.entityInWorkbook))
        }
        // Without it the library prints to stderr.
        calls.serror = { _, _ in }
        return calls
    }
}
