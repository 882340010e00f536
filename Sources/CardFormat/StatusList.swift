/// Whether cards were revoked: the content of a Token Status List (IETF draft-ietf-oauth-status-list, CWT).
package struct StatusList: Sendable {
    private enum Claim {
        static let subject: Int64 = 2
        static let expires: Int64 = 4
        static let issued: Int64 = 6
        static let list: Int64 = 65_533
        static let timeToLive: Int64 = 65_534
        static let number: Int64 = -70_001
    }

    /// The number by which cards name the list; nil in a list of somebody else.
    package let number: UInt32?
    /// The address by which the draft names the list; UTF-8.
    package let subject: [UInt8]
    package let issued: Int64
    /// The first second at which it is stale; nil: never.
    package let expires: Int64?
    /// Seconds for which a copy may be kept before asking anew; nil: not told.
    package let timeToLiveSeconds: Int64?
    package let packed: PackedStatuses

    package init(
        number: UInt32?, subject: [UInt8], issued: Int64, expires: Int64?, timeToLiveSeconds: Int64?,
        packed: PackedStatuses
    ) {
        self.number = number
        self.subject = subject
        self.issued = issued
        self.expires = expires
        self.timeToLiveSeconds = timeToLiveSeconds
        self.packed = packed
    }

    /// Reads the content of a signed list.
    package init(claims bytes: [UInt8]) throws(FormatFault) {
        let claims = try CBORReader.item(bytes, .message)
        guard let subject = claims[Claim.subject], let issued = claims[Claim.issued],
            let list = claims[Claim.list]
        else { throw .missingValue }
        guard let subject = subject.text, let issued = issued.integer else { throw .unexpectedValue }
        self.subject = subject
        self.issued = issued
        expires = try claims[Claim.expires].map(StatusList.number)
        timeToLiveSeconds = try claims[Claim.timeToLive].map(StatusList.number)
        packed = try PackedStatuses(list)
        if let number = claims[Claim.number] {
            guard let number = number.unsigned, number <= UInt64(UInt32.max) else { throw .unexpectedValue }
            self.number = UInt32(number)
        } else {
            number = nil
        }
    }

    private static func number(_ item: CBORItem) throws(FormatFault) -> Int64 {
        guard let number = item.integer, number >= 0 else { throw .unexpectedValue }
        return number
    }

    /// The content to sign.
    package var claims: [UInt8] {
        var writer = CBORWriter()
        writer.map(3 + (number == nil ? 0 : 1) + (expires == nil ? 0 : 1) + (timeToLiveSeconds == nil ? 0 : 1))
        writer.integer(Claim.subject)
        writer.text(subject)
        if let expires {
            writer.integer(Claim.expires)
            writer.integer(expires)
        }
        writer.integer(Claim.issued)
        writer.integer(issued)
        writer.integer(Claim.list)
        writer.written(packed.item)
        if let timeToLiveSeconds {
            writer.integer(Claim.timeToLive)
            writer.integer(timeToLiveSeconds)
        }
        if let number {
            writer.integer(Claim.number)
            writer.unsigned(number)
        }
        return writer.bytes
    }

    package func isStale(at unixSeconds: Int64) -> Bool {
        guard let expires else { return false }
        return unixSeconds >= expires
    }
}

/// `{bits, lst}`: statuses of 1, 2, 4 or 8 bits, compressed with zlib.
package struct PackedStatuses: Equatable, Sendable {
    package let bits: UInt8
    package let compressed: [UInt8]

    package init(bits: UInt8, compressed: [UInt8]) {
        self.bits = bits
        self.compressed = compressed
    }

    /// Reads the map by itself, as the draft's vectors hold it.
    package init(_ bytes: [UInt8]) throws(FormatFault) {
        try self.init(try CBORReader.item(bytes, .message))
    }

    init(_ item: CBORItem) throws(FormatFault) {
        guard let bits = item["bits"]?.unsigned, let compressed = item["lst"]?.bytes else { throw .missingValue }
        guard bits == 1 || bits == 2 || bits == 4 || bits == 8 else { throw .unexpectedValue }
        self.init(bits: UInt8(bits), compressed: compressed)
    }

    var item: [UInt8] {
        var writer = CBORWriter()
        writer.map(2)
        writer.text("lst")
        writer.bytes(compressed)
        writer.text("bits")
        writer.unsigned(bits)
        return writer.bytes
    }
}

/// Statuses as the list holds them when it is unpacked: the first of a byte in its lowest bits.
package struct Statuses: Sendable {
    package let bits: UInt8
    package private(set) var bytes: [UInt8]

    /// - Parameter bits: 1, 2, 4 or 8.
    package init(bits: UInt8, bytes: [UInt8]) {
        self.bits = bits
        self.bytes = bytes
    }

    /// How many there are.
    package var count: Int { bytes.count * 8 / Int(bits) }

    /// 0 is in order, 1 is revoked, 2 is suspended; nil beyond the end.
    package subscript(index: UInt32) -> UInt8? {
        let place = UInt64(index) * UInt64(bits)
        guard place / 8 < UInt64(bytes.count) else { return nil }
        let mask = UInt8(truncatingIfNeeded: (UInt16(1) << UInt16(bits)) - 1)
        return bytes[Int(place / 8)] >> UInt8(place % 8) & mask
    }

    /// Sets a status; an index beyond the end changes nothing.
    package mutating func set(_ index: UInt32, to status: UInt8) {
        let place = UInt64(index) * UInt64(bits)
        guard place / 8 < UInt64(bytes.count) else { return }
        let mask = UInt8(truncatingIfNeeded: (UInt16(1) << UInt16(bits)) - 1)
        let (byte, shift) = (Int(place / 8), UInt8(place % 8))
        bytes[byte] = bytes[byte] & ~(mask << shift) | (status & mask) << shift
    }
}
