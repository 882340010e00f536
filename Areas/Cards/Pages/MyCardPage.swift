internal import Kernel
internal import Web

/// The frame of the member's card on a telephone; what it shows comes from the telephone itself, so that it also comes
/// without a network.
struct MyCardPage: Page {
    static let template = "cards/my_card"
    /// The scope of the installable page; everything below it is kept on the telephone.
    static let path = LocalPath("/my-card/")

    let signIn: String
    let benefits: String
    /// Where the telephone takes what it keeps for reading without a network.
    let kept: String

    init(benefits: LocalPath, kept: LocalPath) {
        signIn = LocalPath("/sign-in").with("next", MyCardPage.path.text).text
        self.benefits = benefits.text
        self.kept = kept.text
    }

    static let sample = MyCardPage(benefits: LocalPath("/my-benefits"), kept: LocalPath("/api/v1/my-benefits/kept"))
}
