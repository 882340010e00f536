import Kernel
import Logging
import Testing

@testable import Web

@Suite struct NavigationTests {
    private let messages: Messages

    init() throws {
        let catalogue = try Catalogue(folders: [WebResources.folder], logger: Logger(label: "test"))
        messages = Messages(catalogue: catalogue, language: .english)
    }

    private func items(_ groups: [NavigationItem.Group]) -> [NavigationItem] {
        groups.enumerated().map { NavigationItem($1, "sign_in", LocalPath("/page\($0)")) }
    }

    @Test func `a few links stand beside each other without groups`() {
        let menu = NavigationMenu(items([.sales, .reports, .reports, .partners]), at: "/", messages)

        #expect(menu.links.map(\.path) == ["/page0", "/page1", "/page2", "/page3"])
        #expect(menu.groups.isEmpty)
    }

    @Test func `many links stand in the order of their groups, and one that is alone by itself`() {
        let menu = NavigationMenu(
            items([.partners, .reports, .sales, .partners, .reports]), at: "/page3/7", messages)

        #expect(menu.links.map(\.path) == ["/page2"])
        #expect(menu.groups.map(\.label) == ["Reports", "Partners"])
        #expect(menu.groups.map { $0.links.map(\.path) } == [["/page1", "/page4"], ["/page0", "/page3"]])
        #expect(menu.groups.map(\.isCurrent) == [false, true])
    }
}
