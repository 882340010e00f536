internal import Web

/// One sale as `POST /api/v1/sales` takes it, for areas that get sales within something of their own.
package struct SaleReading: Sendable {
    package let entry: SaleEntry
    /// The key of the sentence about what is wrong with it as JSON; nil when nothing is.
    package let messageKey: String?

    /// Nil for what is no single JSON object.
    package init?(_ body: [UInt8]) {
        guard case .one(let item)? = try? SaleJSON.read(body) else { return nil }
        (entry, messageKey) = item.reading
    }
}
