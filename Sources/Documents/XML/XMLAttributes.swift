/// The attributes of an element; valid during the call that hands them over.
struct XMLAttributes {
    /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    private let count: Int

    init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.pointers = pointers
        self.count = count
    }

    /// The bytes of the attribute with this name; nil when there is none.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let pointers else { return nil }
        for index in 0..<count {
            guard let pointer = pointers[index * 5], XMLName(pointer: pointer) == name,
                let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4]
            else { continue }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    /// The text of the attribute with this name; nil when there is none.
    subscript(_ name: StaticString) -> String? {
        guard let bytes = bytes(name) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        // The library leaves an ampersand as a character reference.
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }

    /// The attribute as a whole number that is not negative; nil when there is none or it is something else.
    func integer(_ name: StaticString) -> Int? {
        bytes(name).flatMap(XMLAttributes.integer)
    }

    /// Whether the attribute says yes.
    func isTrue(_ name: StaticString) -> Bool {
        ["1", "true", "on"].contains(self[name])
    }

    /// The whole number that the bytes spell, up to 999.999.999.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
