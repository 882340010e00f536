package import CardFormat
internal import Crypto

/// Makes and opens what keys sign: trust lists, status lists and receipts.
package enum Seal {
    /// A trust list, signed by the root.
    package static func trustList(_ list: TrustList, by root: SigningKey) throws -> [UInt8] {
        try root.seal(list.content, as: .trust)
    }

    /// A status list as a web token, tagged 61(18), signed by a key of use `status`.
    package static func statusList(_ list: StatusList, by key: SigningKey) throws -> [UInt8] {
        SignedMessage.webToken(try key.seal(list.claims, as: .status))
    }

    /// A receipt with any content, signed by a key of use `receipt`.
    package static func receipt(_ content: [UInt8], by key: SigningKey) throws -> [UInt8] {
        try key.seal(content, as: .receipt)
    }

    /// Believes a trust list only when a root signed it and its version is not lower than the one seen before.
    ///
    /// - Parameter seen: the version that was believed last; nil for the first.
    package static func openTrustList(
        _ bytes: [UInt8], roots: RootKeys, seen: UInt64?
    ) throws(SealFault) -> TrustList {
        let message = try message(bytes, .trust)
        guard let id = message.keyID, let key = roots[id] else { throw .unknownKey }
        let content = try content(message, .trust, key)
        let list = try attempt { () throws(FormatFault) in try TrustList(content: content) }
        guard list.mayFollow(seen) else { throw .olderVersion(seen: seen ?? 0, offered: list.version) }
        return list
    }

    /// Reads a trust list without asking who signed it: for a look at a file that an operator trusts.
    package static func readTrustList(_ bytes: [UInt8]) throws(SealFault) -> TrustList {
        let message = try message(bytes, .trust)
        return try attempt { () throws(FormatFault) in try TrustList(content: message.payload) }
    }

    /// Believes a status list only when a key that the trust list names for it signed it.
    ///
    /// Its age is not looked at.
    package static func openStatusList(
        _ bytes: [UInt8], trust: TrustList, at unixSeconds: Int64
    ) throws(SealFault) -> StatusList {
        let content = try open(bytes, as: .status, trust: trust, at: unixSeconds)
        return try attempt { () throws(FormatFault) in try StatusList(claims: content) }
    }

    /// The content of a receipt that a key of the trust list signed.
    package static func openReceipt(
        _ bytes: [UInt8], trust: TrustList, at unixSeconds: Int64
    ) throws(SealFault) -> [UInt8] {
        try open(bytes, as: .receipt, trust: trust, at: unixSeconds)
    }

    private static func open(
        _ bytes: [UInt8], as use: TrustedKey.Use, trust: TrustList, at unixSeconds: Int64
    ) throws(SealFault) -> [UInt8] {
        let message = try message(bytes, use)
        guard let id = message.keyID, case .found(let listed) = trust.key(id, use, at: unixSeconds),
            let key = try? P256.Signing.PublicKey(rawRepresentation: listed.point)
        else { throw .unknownKey }
        return try content(message, use, key)
    }

    private static func message(_ bytes: [UInt8], _ use: TrustedKey.Use) throws(SealFault) -> SignedMessage {
        let message = try attempt { () throws(FormatFault) in try SignedMessage(bytes) }
        guard message.algorithm == SignatureAlgorithm.es256 else { throw .malformed(.unknownAlgorithm) }
        if let type = use.messageType {
            guard message.type?.isEqual(to: type) == true else { throw .malformed(.unexpectedValue) }
        }
        return message
    }

    private static func content(
        _ message: SignedMessage, _ use: TrustedKey.Use, _ key: P256.Signing.PublicKey
    ) throws(SealFault) -> [UInt8] {
        let signed = message.signedBytes(externalData: use.externalData)
        guard key.holds(message.signature, over: signed) else { throw .badSignature }
        return message.payload
    }

    private static func attempt<Value>(_ read: () throws(FormatFault) -> Value) throws(SealFault) -> Value {
        do throws(FormatFault) { return try read() } catch { throw .malformed(error) }
    }
}
