internal import Kernel
internal import Web

/// Codes to print and keep: the only time that they can be read.
struct RecoveryCodesPage: Page {
    static let template = "access/recovery_codes"

    let codes: [String]
    let signInName: String
    let day: String

    init(_ codes: [String], signInName: String, on day: Day) {
        self.codes = codes
        self.signInName = signInName
        self.day = day.printed
    }

    private init() {
        codes = ["K7QD-M2XP-9RTW"]
        signInName = "an"
        day = "01/01/2027"
    }

    static let sample = RecoveryCodesPage()
}
