internal import Kernel
internal import Web

/// A link to print or copy: the only time that it can be read.
struct InvitationSlipPage: Page {
    static let template = "access/invitation_slip"

    let displayName: String
    let signInName: String
    let link: String
    let expires: String
    let accountPath: String

    init(_ account: AccountSummary, origin: String, token: String, now: Instant) {
        displayName = account.displayName
        signInName = account.signInName
        link = origin + LocalPath("/invitation/\(token)").text
        let end = now + OneTimeCode.lifeSeconds
        expires = "\(end.clockTime) \(end.businessDay.printed)"
        accountPath = LocalPath("/accounts/\(account.id)").text
    }

    private init() {
        displayName = "An"
        signInName = "an"
        link = "/invitation/secret"
        expires = "08:00 01/01/2027"
        accountPath = "/accounts/1"
    }

    static let sample = InvitationSlipPage()
}
