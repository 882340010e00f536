internal import Web

/// Writes the answers to reported sales as JSON, byte by byte: an encoder would cost more than the sale.
///
/// Every answer has all five keys; what there is not is null.
struct SaleAnswerJSON {
    private var json: JSONBytes

    init(capacity: Int) {
        json = JSONBytes(capacity: capacity)
    }

    var bytes: [UInt8] { json.bytes }

    mutating func append(_ text: StaticString) { json.append(text) }

    mutating func append(_ answer: SaleAnswer, message: String) {
        append("{\"id\":")
        json.append(string: answer.id)
        append(",\"status\":\"")
        json.append(ascii: answer.status.rawValue)
        append("\",\"code\":")
        json.append(string: answer.code)
        append(",\"message\":")
        json.append(string: message)
        append(",\"sequence\":")
        if let sequence = answer.sequence {
            json.append(integer: sequence)
        } else {
            append("null")
        }
        append("}")
    }
}
