internal import Foundation
internal import Kernel
internal import NIOCore
internal import NIOPosix

/// Where a webhook is sent, and whether that is a place outside.
///
/// Without this, whoever registers a webhook could have the server call what only its own network reaches.
struct WebhookAddress: Sendable {
    static let longest = 500

    let url: String
    let host: String
    let port: Int

    /// Throws `webhook_url_invalid`; `allowsLocal` also lets `http` in.
    init(_ text: String, allowsLocal: Bool) throws {
        guard text.utf8.count <= WebhookAddress.longest, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || (scheme == "http" && allowsLocal), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { throw Refusal("webhook_url_invalid") }
        url = text
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        port = parts.port ?? (scheme == "https" ? 443 : 80)
    }

    /// The address to which the name leads now; nil when it leads nowhere.
    func resolved() async -> String? {
        try? await NIOThreadPool.singleton.runIfActive { [host, port] in
            try SocketAddress.makeAddressResolvingHost(host, port: port).ipAddress
        }
    }

    /// False for everything that is not of the open network: loopback, private, shared, link-local, documentation,
    /// multicast, and whatever carries an IPv4 address inside (RFC 6890).
    static func isPublic(_ address: String) -> Bool {
        guard let parsed = try? SocketAddress(ipAddress: address, port: 443) else { return false }
        switch parsed {
        case .v4(let address):
            return isPublicIPv4(withUnsafeBytes(of: address.address.sin_addr.s_addr) { Array($0) })
        case .v6(let address):
            return isPublicIPv6(withUnsafeBytes(of: address.address.sin6_addr) { Array($0) })
        case .unixDomainSocket: return false
        }
    }

    private static func isPublicIPv4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (192, 168, _), (224..., _, _): false
        case (100, 64...127, _), (172, 16...31, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        // Teredo and the rest of 2001::/23, documentation, 6to4.
        case (0x20, 0x01, 0...1, _), (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x02, _, _), (0x3F, 0xFF, _, _): false
        default: (0x20...0x3F).contains(bytes[0])
        }
    }
}
