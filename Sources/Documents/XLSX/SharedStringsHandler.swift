/// Reads `sharedStrings.xml`: plain texts, and texts in pieces of several fonts.
final class SharedStringsHandler: XMLHandler {
    private(set) var strings = SharedStrings()
    private var isInText = false
    /// Inside a hint how to pronounce East Asian names, which is not part of the text.
    private var isInHint = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        switch name {
        case "t": isInText = !isInHint
        case "rPh": isInHint = true
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        if isInText { try strings.append(bytes) }
    }

    func end(_ name: XMLName) throws {
        switch name {
        case "t": isInText = false
        case "rPh": isInHint = false
        case "si": try strings.endText()
        default: break
        }
    }
}
