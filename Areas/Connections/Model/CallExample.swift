/// A command that developers can copy, with the answer that it gets; a journey runs every one as it is printed.
struct CallExample: Sendable {
    /// Its place in the catalogue: `connections.example.<name>` and `…_text`.
    let name: String
    let command: String
    /// The status of the answer; the journey compares it.
    let status: Int

    private init(_ name: String, _ status: Int, _ path: String, _ body: String? = nil) {
        self.name = name
        self.status = status
        guard let body else {
            command = "curl -sS \"$PHUCLOI\(path)\" -o /dev/null -w '%{http_code}'"
            return
        }
        command = """
            curl -sS -w '\\n%{http_code}\\n' "$PHUCLOI\(path)" \\
              -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\
              --data-binary @- <<BODY
            \(body)
            BODY
            """
    }

    private static let sales = "/api/v1/sales"

    private static func sale(_ id: String, quantity: Int = 1) -> String {
        """
        {"id": "\(id)", "sold_at": "$SOLD_AT", "point_code": "$POINT", "card": "$CARD",
         "product_code": "$PRODUCT", "quantity": \(quantity), "list_amount": $LIST, "paid_amount": $PAID}
        """
    }

    /// In the order in which they build on each other.
    static let all = [
        CallExample("verify", 200, "/api/v1/cards/verify", "{\"card\": \"$CARD\"}"),
        CallExample(
            "challenge", 200, "/api/v1/cards/verify",
            "{\"card\": \"$CARD\", \"challenge\": \"00112233445566778899aabbccddeeff\"}"),
        CallExample("sale", 201, sales, sale("T1-0001")),
        CallExample("repeat", 200, sales, sale("T1-0001")),
        CallExample("conflict", 409, sales, sale("T1-0001", quantity: 2)),
        CallExample(
            "batch", 200, sales, "[\(sale("T1-0002")),\n{\"id\": \"T1-0003\"}]"),
        CallExample("reversal", 201, sales, "{\"id\": \"T1-0004\", \"reverses_id\": \"T1-0001\"}"),
        CallExample("trust_list", 200, "/trust-list"),
        CallExample("status_list", 200, "/status-lists/1"),
    ]
}
