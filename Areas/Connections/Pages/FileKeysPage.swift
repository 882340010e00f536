internal import Credential
internal import Kernel
internal import Partners
internal import Web

/// The keys of a partner's signed files, the files that came last, and the form for another key.
struct FileKeysPage: Page {
    static let template = "connections/files"
    static let path = LocalPath("/partner-files")
    static let fieldsOfRefusals = [
        "client_name_invalid": "key_name", "file_key_unreadable": "public_key", "file_key_taken": "public_key",
        "key_place_unknown": "partner",
    ]

    struct KeyLine: Sendable {
        let code: String
        let name: String
        let partner: String
        let made: String
        let stopPath: String
        let isEnded: Bool
    }

    struct FileLine: Sendable {
        let at: String
        let key: String
        let digest: String
        let lines: String
        let standing: String
        let refused: String
        let rejected: String
        let times: String
    }

    let trouble: Trouble?
    let keys: [KeyLine]
    let files: [FileLine]
    let hasFiles: Bool
    let partner: SelectField
    let name: Field
    let publicKey: String
    let publicKeyError: String?

    init(
        keys: [FileKey], files: [FileKeyQueries.TakenFile], _ ground: KeyGround, _ messages: Messages, form: Form,
        trouble: Trouble?
    ) {
        self.trouble = trouble
        self.keys = keys.map { key in
            KeyLine(
                code: key.code, name: key.name, partner: ground.name(of: key.partner) ?? "",
                made: key.madeAt.businessDay.printed, stopPath: LocalPath("/partner-files/\(key.code)/stop").text,
                isEnded: key.stoppedAt != nil)
        }
        self.files = files.map { file in
            FileLine(
                at: "\(file.lastAt.businessDay.printed) \(file.lastAt.clockTime)", key: FileKey.code(file.key),
                digest: String(Hexadecimal.text(file.digest).prefix(16)), lines: Digits.grouped(file.lines),
                standing: Digits.grouped(file.standing), refused: Digits.grouped(file.refused),
                rejected: Digits.grouped(file.rejected), times: Digits.grouped(file.times))
        }
        hasFiles = !files.isEmpty
        partner = SelectField(
            "partner", label: messages.text("connections.file_partner"),
            choices: ground.ownPartners.prefix(500).map { partner in
                Choice(
                    partner.code, label: "\(partner.code) · \(partner.name)",
                    isSelected: partner.code == form["partner"])
            }, error: trouble?.error(for: "partner"))
        name = Field(
            "key_name", label: messages.text("connections.key_name"), value: form["key_name"],
            hint: messages.text("connections.file_name_hint"), error: trouble?.error(for: "key_name"))
        publicKey = form["public_key"]
        publicKeyError = trouble?.error(for: "public_key")
    }

    private init() {
        trouble = .sample
        keys = [
            KeyLine(
                code: "tep-1", name: "Night", partner: "Partner", made: "01/01/2027",
                stopPath: "/partner-files/tep-1/stop", isEnded: true)
        ]
        files = [
            FileLine(
                at: "02/01/2027 08:00", key: "tep-1", digest: "00ff", lines: "3", standing: "1", refused: "1",
                rejected: "1", times: "1")
        ]
        hasFiles = true
        partner = .sample
        name = .sample
        (publicKey, publicKeyError) = ("-----BEGIN PUBLIC KEY-----", "An error.")
    }

    static let sample = FileKeysPage()
}
