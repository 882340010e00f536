internal import Kernel
internal import Web

/// The five pages that each role uses most, in the order in which somebody new meets them.
enum Tour {
    struct Step: Sendable {
        /// In the catalogues under `tour.<name>` and `tour.<name>_text`.
        let name: String
        let path: LocalPath

        fileprivate init(_ name: String, _ path: LocalPath) {
            (self.name, self.path) = (name, path)
        }
    }

    private static let home = Step("home", LocalPath("/"))
    private static let search = Step("search", LocalPath("/search"))
    private static let help = Step("help", LocalPath("/help"))
    private static let members = Step("members", LocalPath("/members"))
    private static let units = Step("units", LocalPath("/units"))
    private static let partners = Step("partners", LocalPath("/partners"))
    private static let boards = Step("boards", LocalPath("/boards"))
    private static let reports = Step("reports", LocalPath("/obligations"))
    private static let difficulties = Step("difficulties", LocalPath("/difficulties"))
    private static let accounts = Step("accounts", LocalPath("/accounts"))
    private static let settings = Step("settings", LocalPath("/settings"))
    private static let audit = Step("audit", LocalPath("/audit"))
    private static let counter = Step("counter", LocalPath("/counter"))
    private static let sales = Step("sales", LocalPath("/sales"))
    private static let benefits = Step("benefits", LocalPath("/my-benefits"))
    private static let offers = Step("offers", LocalPath("/uu-dai"))
    private static let notices = Step("notices", LocalPath("/notices"))

    /// Of the first role of the person.
    static func steps(of actor: Actor) -> [Step] {
        switch actor.roles.first?.name {
        case "administrator": [home, accounts, settings, audit, help]
        case "confederation_officer": [home, reports, units, partners, search]
        case "unit_officer": [home, reports, difficulties, boards, search]
        case "grassroots_officer": [home, members, boards, difficulties, search]
        case "auditor": [home, sales, reports, units, search]
        case "partner_manager", "branch_manager": [home, boards, reports, difficulties, notices]
        case "cashier": [home, counter, offers, notices, help]
        case "member": [home, benefits, offers, notices, help]
        default: [home, search, notices, offers, help]
        }
    }
}
