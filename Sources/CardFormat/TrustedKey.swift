/// A public key on P-256 of a trust list.
package struct TrustedKey: Equatable, Sendable {
    /// What the key signs; for anything else it is not known.
    package enum Use: UInt8, Sendable, CaseIterable {
        case card
        case status
        case trust
        case receipt

        package var word: StaticString {
            switch self {
            case .card: "card"
            case .status: "status"
            case .trust: "trust"
            case .receipt: "receipt"
            }
        }

        /// What both sides add to what is signed, so that nothing signed for one use passes for another.
        ///
        /// The draft of status lists leaves it empty; there the type of the message does it.
        package var externalData: [UInt8] {
            switch self {
            case .card: [UInt8]("congdoan-card-v1")
            case .status: []
            case .trust: [UInt8]("congdoan-trust-v1")
            case .receipt: [UInt8]("congdoan-receipt-v1")
            }
        }

        /// The header `typ` (RFC 9596) that the message must carry.
        package var messageType: StaticString? {
            self == .status ? "application/statuslist+cwt" : nil
        }
    }

    /// 4 bytes.
    package let id: [UInt8]
    package let x: [UInt8]
    package let y: [UInt8]
    package let notBefore: Int64
    /// The first second at which what it signed no longer counts.
    package let notAfter: Int64
    package let use: Use

    package init(id: [UInt8], x: [UInt8], y: [UInt8], notBefore: Int64, notAfter: Int64, use: Use) {
        self.id = id
        self.x = x
        self.y = y
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.use = use
    }

    init(_ item: CBORItem) throws(FormatFault) {
        guard let id = item["kid"]?.bytes, let x = item["x"]?.bytes, let y = item["y"]?.bytes,
            let notBefore = item["not_before"]?.integer, let notAfter = item["not_after"]?.integer,
            let word = item["use"]?.text
        else { throw .missingValue }
        guard item.pairs?.count == 6 else { throw .unknownValue }
        guard id.count == 4, x.count == 32, y.count == 32, notBefore >= 0, notAfter >= notBefore,
            let use = Use.allCases.first(where: { word.isEqual(to: $0.word) })
        else { throw .unexpectedValue }
        self.init(id: id, x: x, y: y, notBefore: notBefore, notAfter: notAfter, use: use)
    }

    func write(_ writer: inout CBORWriter) {
        writer.map(6)
        writer.text("kid")
        writer.bytes(id)
        writer.text("x")
        writer.bytes(x)
        writer.text("y")
        writer.bytes(y)
        writer.text("not_before")
        writer.integer(notBefore)
        writer.text("not_after")
        writer.integer(notAfter)
        writer.text("use")
        writer.text(use.word)
    }

    /// SEC 1, 2.3.3 without its first byte: x and y, 64 bytes.
    package var point: [UInt8] { x + y }
}
