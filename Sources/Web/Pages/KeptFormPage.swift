internal import Kernel

/// Keeps what was typed when the session ended in the middle of a form, or was followed by another in a second tab.
///
/// Nothing is written before the person has signed in, has seen what would be sent, and has pressed once more.
struct KeptFormPage: Page {
    static let template = "kept_form"

    struct Kept: Sendable {
        let name: String
        let value: String
    }

    /// Where the form was going.
    let action: String
    let fields: [Kept]
    /// What the person can recognise: values with letters, without the form's own marks.
    let typed: [String]
    let hasTyped: Bool
    /// Nil when somebody is signed in.
    let signIn: String?
    let person: String?
    let hasFiles: Bool
    let hasPassword: Bool

    init(_ form: Form, _ incoming: Incoming, signIn: LocalPath) {
        action = incoming.path + (incoming.rawQuery.isEmpty ? "" : "?" + incoming.rawQuery)
        let sent = form.fields.filter { $0.name != CrossSiteGuard.field && $0.name != SentForms.field }
        let kept = sent.filter { !KeptFormPage.isSecret($0.name) }
        fields = kept.map { Kept(name: $0.name, value: $0.value) }
        typed = kept.filter { !KeptFormPage.ownMarks.contains($0.name) && !$0.value.isEmpty }.map(\.value)
        hasTyped = !typed.isEmpty
        person = incoming.session?.displayName
        self.signIn = incoming.session == nil ? signIn.with("next", KeptFormPage.afterSignIn).text : nil
        hasFiles = !form.files.isEmpty
        hasPassword = kept.count < sent.count
    }

    /// Passwords are not written into a page.
    private static func isSecret(_ name: String) -> Bool { name.lowercased().contains("password") }

    private static let ownMarks: Set<String> = ["id", "version", "next", "back"]
    /// The second tab shows the help page, and the form waits in the first.
    private static let afterSignIn = "/help"

    private init(fields: [Kept]) {
        action = "/"
        self.fields = fields
        typed = ["Hà Nội"]
        hasTyped = true
        signIn = "/sign-in"
        person = "Admin"
        hasFiles = true
        hasPassword = true
    }

    static let sample = KeptFormPage(fields: [Kept(name: "name", value: "Hà Nội")])
}
