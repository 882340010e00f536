/// A problem as programs read it (RFC 9457).
struct ProblemWire: Encodable {
    let code: String
    let detail: String
    let requestID: String
    let status: Int
    let title: String

    enum CodingKeys: String, CodingKey {
        case code, detail, status, title
        case requestID = "request_id"
    }
}
