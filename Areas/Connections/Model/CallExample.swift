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

    private init(_ name: String, _ status: Int, command: String) {
        (self.name, self.status, self.command) = (name, status, command)
    }

    /// Signs the file `sales.jsonl` with openssl and sends it: DER becomes r and s, as a JWS wants them.
    private static let signedFile = """
        cat > sales.jsonl <<LINES
        {"id": "N1-0001", "sold_at": "$SOLD_AT", "point_code": "$POINT", "card": "$CARD", "product_code": "$PRODUCT", \\
        "quantity": 1, "list_amount": $LIST, "paid_amount": $PAID}
        {"id": "N1-0002"}
        LINES
        b64url() { basenc -w0 --base64url | tr -d '='; }
        header=$(printf '{"alg":"ES256","kid":"%s","b64":false,"crit":["b64"]}' "$KID" | b64url)
        signature=$( (printf '%s.' "$header"; cat sales.jsonl) | openssl dgst -sha256 -sign "$SECRET_PEM" |
          openssl asn1parse -inform DER | sed -n 's/.*INTEGER *://p' |
          while read -r n; do printf '%64s' "$n" | tr ' ' 0; done | basenc --base16 -d | b64url)
        curl -sS -w '\\n%{http_code}\\n' "$PHUCLOI/api/v1/sales/files" \\
          -H "Authorization: Bearer $KEY" -H 'Content-Type: application/x-ndjson' \\
          -H "JWS-Signature: $header..$signature" --data-binary @sales.jsonl
        """

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
        CallExample("file", 200, command: signedFile),
        CallExample("trust_list", 200, "/trust-list"),
        CallExample("status_list", 200, "/status-lists/1"),
    ]
}
