/// What the first bytes of a file tell about its kind.
enum FileKind {
    /// The container of an XLSX workbook.
    case zip
    /// Microsoft's container of old workbooks (XLS) and of workbooks locked with a password.
    case compoundDocument
    case other

    init(firstBytes: [UInt8]) {
        if firstBytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || firstBytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if firstBytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .compoundDocument
        } else {
            self = .other
        }
    }
}
