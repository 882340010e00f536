/// What a member card says (CD1).
///
/// Nothing in it names a person, a number, an employer or a unit.
package struct Card: Equatable, Sendable {
    /// Keys of the claims.
    private enum Claim {
        static let expires: Int64 = 4
        static let notBefore: Int64 = 5
        static let id: Int64 = 7
        static let confirmation: Int64 = 8
        static let status: Int64 = -70_001
        static let flags: Int64 = -70_002
        static let chain: Int64 = -70_003
    }

    /// What shows that the holder is present.
    package enum Proof: Equatable, Sendable {
        /// Nothing: the card is printed.
        case none
        case chain(ChainAnchor)
        case device(DeviceKey)
    }

    /// Bytes of `id`.
    package static let idWidth = 8
    /// The first second of 1970 at which the card no longer holds.
    package let expires: Int64
    /// The first second at which it holds; nil: from the beginning.
    package let notBefore: Int64?
    /// Random, new whenever the card is issued anew (`cti`).
    package let id: [UInt8]
    package let status: StatusPlace
    package let flags: CardFlags
    package let proof: Proof

    package init(
        expires: Int64, notBefore: Int64?, id: [UInt8], status: StatusPlace, flags: CardFlags, proof: Proof
    ) {
        self.expires = expires
        self.notBefore = notBefore
        self.id = id
        self.status = status
        self.flags = flags
        self.proof = proof
    }

    /// Reads the signed content of a card.
    ///
    /// A claim that the format does not have makes it no card.
    package init(claims bytes: [UInt8]) throws(FormatFault) {
        let claims = try CBORReader.item(bytes, .card)
        guard let pairs = claims.pairs else { throw .unexpectedValue }
        guard let expires = claims[Claim.expires], let id = claims[Claim.id], let status = claims[Claim.status],
            let flags = claims[Claim.flags]
        else { throw .missingValue }
        guard let expires = Card.time(expires), let id = id.bytes, id.count == Card.idWidth,
            let flags = flags.unsigned, flags <= UInt64(UInt32.max)
        else { throw .unexpectedValue }
        self.expires = expires
        self.id = id
        self.flags = CardFlags(rawValue: UInt32(flags))
        self.status = try StatusPlace(status)
        notBefore = try claims[Claim.notBefore].map(Card.toldTime)
        proof = try Card.proof(claims)
        let known = 4 + (notBefore == nil ? 0 : 1) + (proof == .none ? 0 : 1)
        guard pairs.count == known else { throw .unknownValue }
    }

    private static func time(_ item: CBORItem) -> Int64? {
        guard let time = item.unsigned, time <= UInt64(UInt32.max) else { return nil }
        return Int64(time)
    }

    private static func toldTime(_ item: CBORItem) throws(FormatFault) -> Int64 {
        guard let time = time(item) else { throw .unexpectedValue }
        return time
    }

    private static func proof(_ claims: CBORItem) throws(FormatFault) -> Proof {
        let (chain, confirmation) = (claims[Claim.chain], claims[Claim.confirmation])
        switch (chain, confirmation) {
        case (nil, nil): return .none
        case (let chain?, nil):
            guard let parts = chain.items, parts.count == 2, let value = parts[0].bytes,
                value.count == HashChain.width, let start = parts[1].unsigned, start <= UInt64(UInt32.max)
            else { throw .unexpectedValue }
            return .chain(ChainAnchor(value: value, startMinute: UInt32(start)))
        case (nil, let confirmation?): return .device(try DeviceKey(confirmation: confirmation))
        default: throw .unexpectedValue
        }
    }

    /// The content to sign.
    package var claims: [UInt8] {
        var writer = CBORWriter()
        writer.map(4 + (notBefore == nil ? 0 : 1) + (proof == .none ? 0 : 1))
        writer.integer(Claim.expires)
        writer.integer(expires)
        if let notBefore {
            writer.integer(Claim.notBefore)
            writer.integer(notBefore)
        }
        writer.integer(Claim.id)
        writer.bytes(id)
        if case .device(let key) = proof {
            writer.integer(Claim.confirmation)
            key.writeConfirmation(&writer)
        }
        writer.integer(Claim.status)
        writer.array(2)
        writer.unsigned(status.list)
        writer.unsigned(status.index)
        writer.integer(Claim.flags)
        writer.unsigned(flags.rawValue)
        if case .chain(let anchor) = proof {
            writer.integer(Claim.chain)
            writer.array(2)
            writer.bytes(anchor.value)
            writer.unsigned(anchor.startMinute)
        }
        return writer.bytes
    }
}

/// Where the state of a card stands: in which status list, and at which place of it.
package struct StatusPlace: Hashable, Sendable {
    package let list: UInt32
    package let index: UInt32

    package init(list: UInt32, index: UInt32) {
        self.list = list
        self.index = index
    }

    init(_ item: CBORItem) throws(FormatFault) {
        guard let parts = item.items, parts.count == 2, let list = parts[0].unsigned, let index = parts[1].unsigned,
            list <= UInt64(UInt32.max), index <= UInt64(UInt32.max)
        else { throw .unexpectedValue }
        self.init(list: UInt32(list), index: UInt32(index))
    }
}

/// What a card tells of its holder: only what a benefit may depend on.
package struct CardFlags: Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// - Parameters:
    ///   - province: the number of a province, 0 (not told) to 63.
    ///   - isFamily: whether benefits for families may be used with it.
    package init(province: UInt8, assurance: UInt8, isFamily: Bool) {
        rawValue = UInt32(province & 63) << 4 | (isFamily ? 4 : 0) | UInt32(assurance & 3)
    }

    /// How certain a counter can be of its holder at best: 1 printed, 2 rotating code, 3 device key.
    package var assurance: UInt8 { UInt8(truncatingIfNeeded: rawValue & 3) }
    package var isFamily: Bool { rawValue & 4 != 0 }
    package var province: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 4 & 63) }
}
