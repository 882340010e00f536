package import CardFormat

/// Why a signed list or receipt is not believed.
package enum SealFault: Error, Equatable {
    case malformed(FormatFault)
    /// No key with this number signs such things now.
    case unknownKey
    case badSignature
    /// A trust list older than one that was seen already.
    case olderVersion(seen: UInt64, offered: UInt64)
    /// The statuses do not unpack, or to more than a list may hold.
    case unreadableStatuses

    /// The word in answers to programs.
    package var code: String {
        switch self {
        case .malformed(let fault): "malformed_\(fault.code)"
        case .unknownKey: "unknown_key"
        case .badSignature: "bad_signature"
        case .olderVersion: "older_version"
        case .unreadableStatuses: "unreadable_statuses"
        }
    }
}
