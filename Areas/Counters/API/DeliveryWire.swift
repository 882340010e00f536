internal import Credential
internal import Web

/// What a counter's page delivers or hands over.
struct DeliveryWire: Decodable {
    struct Item: Decodable {
        let number: Int64
        let body: String
        /// r and s in 128 hexadecimal digits.
        let signature: String
    }

    let device: Int64
    let items: [Item]

    /// Throws the problem of a delivery that cannot be read.
    func deviceItems() throws -> [DeviceItem] {
        guard items.count <= CountersFacade.mostItems else {
            throw Problem(.contentTooLarge, "too_many_items", ["most": "\(CountersFacade.mostItems)"])
        }
        let read = try items.map { item in
            // No database keeps a zero in a text, and no till writes one.
            guard item.number > 0, !item.body.utf8.contains(0), let signature = Hexadecimal.bytes(item.signature) else {
                throw Problem(.badRequest, "bad_device")
            }
            return DeviceItem(number: item.number, body: item.body, signature: signature)
        }
        guard Set(read.map(\.number)).count == read.count else { throw Problem(.badRequest, "bad_device") }
        return read
    }
}

struct ResultsWire: Encodable, Sendable {
    let results: [ResultWire]
}

/// What became of one item; without a receipt a person must look at it.
struct ResultWire: Encodable, Sendable {
    let number: Int64
    let id: String?
    let status: String
    let code: String?
    let message: String
    let sequence: Int64?
    /// A COSE_Sign1 message in hexadecimal digits.
    let receipt: String?

    init(_ result: TakeItems.Result, _ messages: Messages) {
        let item = result.item
        number = item.number
        id = item.saleID
        status = item.status
        code = item.code
        message = messages.text(result.message.key, result.message.parameters)
        sequence = item.sequence
        receipt = item.receipt.map(Hexadecimal.text)
    }
}
