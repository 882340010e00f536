internal import Crypto
internal import Foundation

/// Gives each card of a status list a place of its own, so that neighbours say nothing of who got a card when.
///
/// A permutation of the places: four rounds of a Feistel network over HMAC-SHA256. No place is looked for, none is
/// given twice.
struct StatusPlaces {
    /// A list has 2^20 places.
    static let size: Int64 = 1 << 20
    private static let half: UInt32 = 10
    private static let mask: UInt32 = (1 << half) - 1

    private let key: SymmetricKey

    /// - Parameter scramble: 16 random bytes of the list.
    init(scramble: [UInt8]) {
        key = SymmetricKey(data: scramble)
    }

    /// The place of the card with this number, counted from 0 below `size`.
    func place(of number: Int64) -> UInt32 {
        let number = UInt32(truncatingIfNeeded: number)
        var (left, right) = (number >> StatusPlaces.half & StatusPlaces.mask, number & StatusPlaces.mask)
        for round in UInt8(0)..<4 {
            (left, right) = (right, left ^ mixed(right, round))
        }
        return left << StatusPlaces.half | right
    }

    private func mixed(_ value: UInt32, _ round: UInt8) -> UInt32 {
        let message = [round, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
        let code = Array(HMAC<SHA256>.authenticationCode(for: message, using: key).prefix(2))
        return (UInt32(code[0]) << 8 | UInt32(code[1])) & StatusPlaces.mask
    }
}
