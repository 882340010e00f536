internal import Documents
internal import Web

/// The secret for the telephone, and the code that shows that it has arrived there.
struct SecondFactorSecretPage: Page {
    static let template = "access/second_factor_secret"

    let trouble: Trouble?
    /// In groups of four, to be typed over.
    let secret: String
    /// To be followed on the telephone itself.
    let address: String
    /// The address to be photographed by the telephone.
    let qr: QRCode?
    let code: Field

    init(_ messages: Messages, secret: [UInt8], signInName: String, trouble: Trouble? = nil) {
        self.trouble = trouble
        let text = Array(Base32.text(secret))
        self.secret = stride(from: 0, to: text.count, by: 4)
            .map { String(text[$0..<min($0 + 4, text.count)]) }.joined(separator: " ")
        address = TimeCode.address(secret, signInName: signInName)
        qr = QRCode(address)
        code = Field(
            "code", label: messages.text("access.second_factor_code"),
            hint: messages.text("access.second_factor_code_hint"), error: trouble?.error(for: "code"),
            autocomplete: "one-time-code")
    }

    private init() {
        trouble = .sample
        secret = "ABCD EFGH"
        address = "otpauth://totp/PhucLoi:an"
        qr = .sample
        code = .sample
    }

    static let sample = SecondFactorSecretPage()
}
