internal import Kernel
internal import Web

/// A slip to print and hand over: the only time that the code can be read.
struct OneTimeCodeSlipPage: Page {
    static let template = "access/one_time_code_slip"

    let displayName: String
    let signInName: String
    let code: String
    let expires: String
    let accountPath: String

    init(_ account: AccountSummary, code: String, now: Instant) {
        displayName = account.displayName
        signInName = account.signInName
        self.code = code
        let end = now + OneTimeCode.lifeSeconds
        expires = "\(end.clockTime) \(end.businessDay.printed)"
        accountPath = LocalPath("/accounts/\(account.id)").text
    }

    private init() {
        displayName = "An"
        signInName = "an"
        code = "K7QD-M2XP-9RTW"
        expires = "08:00 01/01/2027"
        accountPath = "/accounts/1"
    }

    static let sample = OneTimeCodeSlipPage()
}
