internal import Crypto
internal import Foundation
internal import Kernel

/// How long somebody must wait after wrong tries: nothing at first, then twice as long after each.
enum Throttle {
    /// Whose tries are counted; stored as a hash, because people type passwords into the wrong field.
    enum Subject: Sendable {
        case account(String)
        case address(String)
        case secondFactor(accountID: String)
        case passwordRequest(address: String)

        var key: [UInt8] {
            switch self {
            case .account(let name): Array(SHA256.hash(data: Data("account \(name)".utf8)))
            case .secondFactor(let id): Array(SHA256.hash(data: Data("second-factor \(id)".utf8)))
            case .passwordRequest(let address):
                Array(SHA256.hash(data: Data("password-request \(Throttle.network(address))".utf8)))
            case .address(let address): Array(SHA256.hash(data: Data("address \(Throttle.network(address))".utf8)))
            }
        }

        /// Wrong tries without a wait; behind one address a whole office may sit.
        var free: Int64 {
            switch self {
            case .account, .secondFactor: 5
            case .passwordRequest: 10
            case .address: 50
            }
        }
    }

    static let firstWaitSeconds: Int64 = 30
    static let longestWaitSeconds: Int64 = 15 * 60
    /// After a day without a wrong try the count begins anew.
    static let memorySeconds: Int64 = 86_400

    /// Until when nobody may try again; nil when they may.
    static func blockedUntil(_ subject: Subject, count: Int64, lastAt: Instant, now: Instant) -> Instant? {
        guard count >= subject.free else { return nil }
        let doublings = min(count - subject.free, 10)
        let until = lastAt + min(firstWaitSeconds << doublings, longestWaitSeconds)
        return now < until ? until : nil
    }

    /// Says when to try again, in the clock time of the business.
    static func refusal(until: Instant, now: Instant) -> Refusal {
        let minutes = (until.microseconds - now.microseconds + 59_999_999) / 60_000_000
        return Refusal("try_again_later", ["minutes": String(minutes), "time": (until + 59).clockTime])
    }

    /// One customer of IPv6 owns at least a /64, so all of it counts as one address.
    private static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let head = address.prefix { $0 != "%" }
        let groups = head.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        return groups.prefix(4).joined(separator: ":")
    }
}
