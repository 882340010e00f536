/// What is shown at a counter: a card, and what proves that its holder is there now.
package struct Presentation: Sendable {
    /// What the text of the QR code begins with.
    package static let prefix = [UInt8]("CD1:")
    /// Far above the longest card; a longer text is not looked into.
    package static let mostCharacters = 512
    private static let keyIDWidth = 4

    /// What stands beside the card.
    package enum Proof: Equatable, Sendable {
        case none
        case code(ChainCode)
        /// 64 bytes, r and s.
        case signature([UInt8])
    }

    package let card: Card
    package let proof: Proof
    /// The number of the key that signed the card: 4 bytes.
    package let keyID: [UInt8]
    /// 64 bytes, r and s.
    package let signature: [UInt8]
    /// What the card's signature is over.
    package let signedBytes: [UInt8]

    /// Reads what a QR code held.
    ///
    /// Surrounding spaces and line ends are not part of it and make it malformed.
    package init(text: [UInt8]) throws(FormatFault) {
        guard text.count <= Presentation.mostCharacters else { throw .tooLong }
        guard text.starts(with: Presentation.prefix) else { throw .wrongPrefix }
        try self.init(bytes: try Base45.decode(text[Presentation.prefix.count...]))
    }

    package init(bytes: [UInt8]) throws(FormatFault) {
        let item = try CBORReader.item(bytes, .card)
        guard let parts = item.items, parts.count != 4 else {
            try self.init(message: item, proof: .none)
            return
        }
        switch parts.count {
        case 2:
            guard let signature = parts[1].bytes, signature.count == 64 else { throw .unexpectedValue }
            try self.init(message: parts[0], proof: .signature(signature))
        case 3:
            guard let step = parts[1].unsigned, step > 0, step <= UInt64(UInt16.max),
                let value = parts[2].bytes, value.count == HashChain.width
            else { throw .unexpectedValue }
            try self.init(message: parts[0], proof: .code(ChainCode(step: UInt16(step), value: value)))
        default: throw .unexpectedValue
        }
    }

    private init(message item: CBORItem, proof: Proof) throws(FormatFault) {
        if case .tagged(let tag, _) = item, tag != 18 { throw .wrongTag }
        let message = try SignedMessage(item, .card)
        guard message.unprotected.pairs?.isEmpty == true else { throw .unknownValue }
        guard message.protected.pairs?.count == 2 else { throw .unknownValue }
        guard message.algorithm == SignatureAlgorithm.es256 else { throw .unknownAlgorithm }
        guard let keyID = message.keyID, keyID.count == Presentation.keyIDWidth, message.signature.count == 64 else {
            throw .unexpectedValue
        }
        card = try Card(claims: message.payload)
        self.proof = proof
        self.keyID = keyID
        signature = message.signature
        signedBytes = message.signedBytes(externalData: TrustedKey.Use.card.externalData)
        switch (card.proof, proof) {
        case (_, .none), (.chain, .code), (.device, .signature): break
        default: throw .unexpectedValue
        }
    }

    /// The text of a QR code for a signed card.
    package static func text(card: [UInt8], proof: Proof = .none) -> [UInt8] {
        var writer = CBORWriter()
        switch proof {
        case .none: writer.written(card)
        case .code(let code):
            writer.array(3)
            writer.written(card)
            writer.unsigned(code.step)
            writer.bytes(code.value)
        case .signature(let signature):
            writer.array(2)
            writer.written(card)
            writer.bytes(signature)
        }
        return prefix + Base45.encode(writer.bytes)
    }
}
