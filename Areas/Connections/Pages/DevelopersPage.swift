internal import Web

/// How a till's program speaks with the server: examples that run as they are printed, and what refusals mean.
struct DevelopersPage: Page {
    static let template = "connections/developers"
    static let path = LocalPath("/developers")

    struct Example: Sendable {
        let name: String
        let title: String
        let text: String
        let command: String
        let status: String
    }

    struct RefusalLine: Sendable {
        let code: String
        let text: String
    }

    /// The rules that refuse a sale, in the order of the page.
    static let refusals = [
        "agreement_not_in_force", "assurance_too_low", "card_bad_signature", "card_code_replayed",
        "card_code_too_old", "card_expired", "card_malformed", "card_not_eligible_here", "card_not_yet_valid",
        "card_revoked", "card_unknown_key", "in_future", "not_a_member", "not_covered", "over_limit",
        "paid_over_list", "point_closed", "pool_empty", "product_not_in_force", "unknown_point", "unknown_product",
        "wrong_partner",
    ]

    let examples: [Example]
    let refusals: [RefusalLine]

    init(_ messages: Messages) {
        examples = CallExample.all.map { example in
            Example(
                name: example.name, title: messages.text("connections.example.\(example.name)"),
                text: messages.text("connections.example.\(example.name)_text"), command: example.command,
                status: String(example.status))
        }
        refusals = DevelopersPage.refusals.map { RefusalLine(code: $0, text: messages.text("refusal.\($0)")) }
    }

    private init() {
        examples = [Example(name: "sale", title: "A sale", text: "Text.", command: "curl", status: "201")]
        refusals = [RefusalLine(code: "over_limit", text: "Text.")]
    }

    static let sample = DevelopersPage()
}
