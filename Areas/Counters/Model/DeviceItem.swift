internal import Crypto
internal import Kernel

/// A sale as a device sends it: numbered, in the very text that the device signed.
struct DeviceItem: Sendable {
    let number: Int64
    /// One sale as `POST /api/v1/sales` takes it, a JSON text.
    let body: String
    /// 64 bytes, r and s.
    let signature: [UInt8]

    /// What the device signs.
    func signedText(_ device: Int64) -> [UInt8] {
        Array("congdoan-counter-v1\n\(device)\n\(number)\n\(body)".utf8)
    }

    /// What a receipt names it by.
    func digest(_ device: Int64) -> [UInt8] { Array(SHA256.hash(data: signedText(device))) }

    func isSigned(by device: CounterDevice) -> Bool { device.hasSigned(signedText(device.number), signature) }
}

/// What became of an item, as it is kept for repeated deliveries.
struct SettledItem: Sendable, Equatable {
    let number: Int64
    let digest: [UInt8]
    let saleID: String?
    /// `created`, `refused`, `unsettled`, `rejected` or `conflict`.
    let status: String
    let code: String?
    let sequence: Int64?
    /// Nil while neither the ledger nor a person at the server has it: the device keeps it.
    var receipt: [UInt8]?
    /// When it was sold; nil for what could not be read.
    var soldAt: Instant?

    static let unsettled = "unsettled"

    /// What the receipt is over: device, number, id, status, place in the ledger, digest; one line each.
    static func receiptText(device: Int64, _ item: SettledItem, digest: String) -> [UInt8] {
        let lines = [
            "\(device)", "\(item.number)", item.saleID ?? "", item.status, item.sequence.map(String.init) ?? "",
            digest,
        ]
        return Array(lines.joined(separator: "\n").utf8)
    }
}
