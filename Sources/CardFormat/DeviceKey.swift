/// The public key of a telephone on P-256, compressed: x, and whether y is odd (RFC 9053, 7.1.1).
package struct DeviceKey: Equatable, Sendable {
    package let x: [UInt8]
    package let yIsOdd: Bool

    package init(x: [UInt8], yIsOdd: Bool) {
        self.x = x
        self.yIsOdd = yIsOdd
    }

    /// SEC 1, 2.3.3: 33 bytes.
    package var compressed: [UInt8] { [yIsOdd ? 3 : 2] + x }

    /// What the telephone signs: the shop's challenge, for this card alone.
    ///
    /// The shape is that of COSE, so that any library can make it; the message itself is never sent.
    package static func signedBytes(card: [UInt8], challenge: [UInt8]) -> [UInt8] {
        SignedMessage.signedBytes(
            protected: [0xA1, 0x01, 0x26], externalData: [UInt8]("congdoan-device-v1"), payload: card + challenge)
    }
}

/// The claim `cnf` of RFC 8747: a COSE_Key with the curve P-256.
extension DeviceKey {
    private enum Label {
        static let coseKey: Int64 = 1
        static let keyType: Int64 = 1
        static let curve: Int64 = -1
        static let x: Int64 = -2
        static let y: Int64 = -3
    }

    init(confirmation: CBORItem) throws(FormatFault) {
        guard confirmation.pairs?.count == 1, let key = confirmation[Label.coseKey], key.pairs?.count == 4,
            key[Label.keyType]?.integer == 2, key[Label.curve]?.integer == 1,
            let x = key[Label.x]?.bytes, x.count == 32, case .simple(let sign)? = key[Label.y],
            sign == 20 || sign == 21
        else { throw .unexpectedValue }
        self.init(x: x, yIsOdd: sign == 21)
    }

    func writeConfirmation(_ writer: inout CBORWriter) {
        writer.map(1)
        writer.integer(Label.coseKey)
        writer.map(4)
        writer.integer(Label.keyType)
        writer.integer(2)
        writer.integer(Label.curve)
        writer.integer(1)
        writer.integer(Label.x)
        writer.bytes(x)
        writer.integer(Label.y)
        writer.boolean(yIsOdd)
    }
}
