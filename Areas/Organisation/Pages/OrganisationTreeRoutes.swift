internal import Kernel
internal import Storage
internal import Web

/// The pages and calls of units and of what happens to them.
struct OrganisationTreeRoutes: Sendable {
    let store: Store
    let organisation: OrganisationFacade
    let affairs: [UnitAffairs]

    var routes: [Route] {
        UnitCalls(store: store, organisation: organisation).routes
            + UnitRoutes(store: store, organisation: organisation).routes
            + ChangeRoutes(store: store, organisation: organisation, affairs: affairs).routes
    }

    var navigation: [NavigationItem] {
        [
            NavigationItem(.organisation, "units.navigation", UnitsPage.path, permission: OrganisationFacade.read),
            NavigationItem(
                .organisation, "unit_changes.navigation", ChangesPage.path, permission: OrganisationFacade.read),
        ]
    }

    var pages: [any Page.Type] {
        [UnitsPage.self, UnitPage.self, ChangePage.self, ChangesPage.self, ChangeEventPage.self]
    }
}
