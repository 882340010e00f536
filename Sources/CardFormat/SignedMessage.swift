/// A COSE_Sign1 message (RFC 9052, 4.2): headers, content and one signature, not yet verified.
package struct SignedMessage: Sendable {
    /// Labels of the headers (RFC 9052, 3.1).
    private enum Label {
        static let algorithm: Int64 = 1
        static let critical: Int64 = 2
        static let keyID: Int64 = 4
        static let type: Int64 = 16
    }

    private enum Tag {
        static let sign1: UInt64 = 18
        static let webToken: UInt64 = 61
    }

    /// The protected headers as they were signed.
    package let protectedBytes: [UInt8]
    package let protected: CBORItem
    package let unprotected: CBORItem
    package let payload: [UInt8]
    package let signature: [UInt8]

    /// Reads a message of anybody: tagged 18, 61(18), or without a tag.
    package init(_ bytes: [UInt8]) throws(FormatFault) {
        try self.init(try CBORReader.item(bytes, .message), .message)
    }

    /// Reads a message as `rules` say; the headers are read by the same rules.
    package init(_ item: CBORItem, _ rules: CBORRules) throws(FormatFault) {
        let parts = try SignedMessage.untagged(item).items ?? []
        guard parts.count == 4, let protectedBytes = parts[0].bytes, parts[1].pairs != nil,
            let payload = parts[2].bytes, let signature = parts[3].bytes
        else { throw .unexpectedValue }
        self.protectedBytes = protectedBytes
        protected =
            protectedBytes.isEmpty ? .map([], isIndefinite: false) : try CBORReader.item(protectedBytes, rules)
        unprotected = parts[1]
        self.payload = payload
        self.signature = signature
        guard protected.pairs != nil else { throw .unexpectedValue }
        try checkDemands()
    }

    private static func untagged(_ item: CBORItem) throws(FormatFault) -> CBORItem {
        guard case .tagged(let tag, let content) = item else { return item }
        if tag == Tag.sign1 { return content }
        guard tag == Tag.webToken, case .tagged(Tag.sign1, let inner) = content else { throw .wrongTag }
        return inner
    }

    /// `crit` names headers that must be understood; this program understands those of RFC 9052, 3.1 and the type.
    private func checkDemands() throws(FormatFault) {
        guard unprotected[Label.critical] == nil else { throw .unexpectedValue }
        guard let critical = protected[Label.critical] else { return }
        guard let labels = critical.items, !labels.isEmpty else { throw .unexpectedValue }
        for label in labels {
            guard let number = label.integer, (1...7).contains(number) || number == Label.type else {
                throw .unknownDemand
            }
        }
    }

    /// How it was signed, as the headers say (−7 is ES256, −37 is PS256); nil when they do not, or with a word.
    package var algorithm: Int64? {
        (protected[Label.algorithm] ?? unprotected[Label.algorithm])?.integer
    }

    /// Which key signed it, as the headers say: the protected one before the other.
    package var keyID: [UInt8]? {
        (protected[Label.keyID] ?? unprotected[Label.keyID])?.bytes
    }

    /// What kind of content it says to hold (RFC 9596), when it says so in words under the signature.
    package var type: [UInt8]? { protected[Label.type]?.text }

    /// What was signed (RFC 9052, 4.4), with bytes that both sides know and the message does not carry.
    package func signedBytes(externalData: [UInt8]) -> [UInt8] {
        // An empty map is signed as no bytes, however it was written.
        let protectedBytes = protected.pairs?.isEmpty == true ? [] : protectedBytes
        return SignedMessage.signedBytes(protected: protectedBytes, externalData: externalData, payload: payload)
    }

    package static func signedBytes(protected: [UInt8], externalData: [UInt8], payload: [UInt8]) -> [UInt8] {
        var writer = CBORWriter()
        writer.array(4)
        writer.text("Signature1")
        writer.bytes(protected)
        writer.bytes(externalData)
        writer.bytes(payload)
        return writer.bytes
    }

    /// The protected headers of everything that this product signs: ES256 and the number of the key.
    package static func protectedBytes(keyID: [UInt8], type: StaticString? = nil) -> [UInt8] {
        var writer = CBORWriter()
        writer.map(type == nil ? 2 : 3)
        writer.integer(Label.algorithm)
        writer.integer(SignatureAlgorithm.es256)
        writer.integer(Label.keyID)
        writer.bytes(keyID)
        if let type {
            writer.integer(Label.type)
            writer.text(type)
        }
        return writer.bytes
    }

    /// A finished message with tag 18 and no unprotected headers.
    package static func bytes(protected: [UInt8], payload: [UInt8], signature: [UInt8]) -> [UInt8] {
        var writer = CBORWriter()
        writer.tag(Tag.sign1)
        writer.array(4)
        writer.bytes(protected)
        writer.map(0)
        writer.bytes(payload)
        writer.bytes(signature)
        return writer.bytes
    }

    /// A finished web token (RFC 8392): the message above with tag 61 around it.
    package static func webToken(_ message: [UInt8]) -> [UInt8] {
        var writer = CBORWriter()
        writer.tag(Tag.webToken)
        writer.written(message)
        return writer.bytes
    }
}

/// Numbers of the IANA registry of COSE algorithms.
package enum SignatureAlgorithm {
    /// ECDSA on P-256 with SHA-256.
    package static let es256: Int64 = -7
    /// ECDSA with SHA-384, and with SHA-512; only messages of others are signed so.
    package static let es384: Int64 = -35
    package static let es512: Int64 = -36
    /// RSA-PSS with SHA-256.
    package static let ps256: Int64 = -37
}
