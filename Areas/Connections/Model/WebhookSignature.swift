internal import Crypto
internal import Foundation

/// The signature of a delivery as the Standard Webhooks describe it: HMAC-SHA256 over id, time and body.
enum WebhookSignature {
    static let secretBytes = 32

    /// As it is shown to the partner once.
    static func shown(_ secret: [UInt8]) -> String { "whsec_\(Data(secret).base64EncodedString())" }

    static func fresh() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    static func headers(_ delivery: WebhookDelivery, at seconds: Int64, secret: [UInt8]) -> [(String, String)] {
        let text = "\(delivery.id).\(seconds).\(delivery.body)"
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: secret))
        return [
            ("webhook-id", delivery.id), ("webhook-timestamp", String(seconds)),
            ("webhook-signature", "v1,\(Data(code).base64EncodedString())"),
        ]
    }
}
