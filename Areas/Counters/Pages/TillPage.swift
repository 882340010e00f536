internal import Web

/// The frame of the counter that works without a network; what it shows comes from the browser itself.
struct TillPage: Page {
    static let template = "counters/till"
    /// The scope of the installable page; everything below it is kept in the browser.
    static let path = LocalPath("/till/")

    let signIn = LocalPath("/sign-in").with("next", TillPage.path.text).text
    let devices = DevicesPage.path.text

    static let sample = TillPage()
}
