/// Which keys do what, and where to go on when something does not work.
struct HelpPage: Page {
    static let template = "help"
    static let sample = HelpPage()
}
