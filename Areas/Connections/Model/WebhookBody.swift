internal import Foundation
internal import Kernel

/// The text of an event; a new one for each webhook, as programs read it.
struct WebhookBody: Encodable {
    enum Detail: Encodable {
        case sale(SaleDetail)
        case agreement(code: String, lastDay: String)
        case trustList(version: Int64)
        case test

        private enum CodingKeys: String, CodingKey {
            case code, version
            case lastDay = "last_day"
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .sale(let sale): try sale.encode(to: encoder)
            case .agreement(let code, let lastDay):
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(code, forKey: .code)
                try container.encode(lastDay, forKey: .lastDay)
            case .trustList(let version):
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(version, forKey: .version)
            case .test: _ = encoder.container(keyedBy: CodingKeys.self)
            }
        }
    }

    /// A sale as its partner knows it: no member.
    struct SaleDetail: Encodable {
        private enum CodingKeys: String, CodingKey {
            case id, sequence, quantity
            case reversesID = "reverses_id"
            case soldAt = "sold_at"
            case pointCode = "point_code"
            case productCode = "product_code"
            case listAmount = "list_amount"
            case paidAmount = "paid_amount"
        }

        let id: String
        let sequence: Int64
        let reversesID: String?
        let soldAt: String
        let pointCode: String
        let productCode: String
        let quantity: Int64
        let listAmount: Int64
        let paidAmount: Int64
    }

    let type: String
    let timestamp: String
    let data: Detail

    init(_ event: WebhookEvent, at moment: Instant, _ data: Detail) {
        type = event.rawValue
        timestamp = moment.iso8601
        self.data = data
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
