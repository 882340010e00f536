package import CardFormat

/// Builds the status list of cards, one bit for each.
package struct StatusListMaker {
    /// How long a list stands: 7 days; a copy may be kept for 12 hours before asking anew.
    package static let lifeSeconds: Int64 = 7 * 86_400
    package static let timeToLiveSeconds: Int64 = 12 * 3_600

    private let number: UInt32
    private let subject: String
    private var statuses: Statuses

    /// - Parameters:
    ///   - number: by which cards name the list.
    ///   - subject: its address.
    ///   - count: how many places it has, rounded up to whole bytes.
    package init(number: UInt32, subject: String, count: Int) {
        self.number = number
        self.subject = subject
        statuses = Statuses(bits: 1, bytes: [UInt8](repeating: 0, count: (count + 7) / 8))
    }

    package mutating func revoke(_ index: UInt32) {
        statuses.set(index, to: 1)
    }

    package func list(issued: Int64) throws -> StatusList {
        StatusList(
            number: number, subject: [UInt8](subject.utf8), issued: issued,
            expires: issued + StatusListMaker.lifeSeconds, timeToLiveSeconds: StatusListMaker.timeToLiveSeconds,
            packed: PackedStatuses(bits: statuses.bits, compressed: try Zlib.compressed(statuses.bytes)))
    }
}

extension PackedStatuses {
    /// 128 million places of one bit: far above every list, and no more memory than a server has at hand.
    private static let mostBytes = 1 << 24

    package func unpacked() throws(SealFault) -> Statuses {
        guard let bytes = try? Zlib.uncompressed(compressed, limit: PackedStatuses.mostBytes) else {
            throw .unreadableStatuses
        }
        return Statuses(bits: bits, bytes: bytes)
    }
}
