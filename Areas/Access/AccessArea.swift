internal import Foundation
package import Storage
package import Web

/// The door of Access: its routes, links, templates and schema.
package enum AccessArea {
    /// The folder of this area's texts and templates.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(_ facade: AccessFacade) -> AreaDoor {
        AreaDoor(
            name: "access",
            resources: resources,
            routes: SignInRoutes(facade: facade).routes + PasswordRoutes(facade: facade).routes
                + AccountRoutes(facade: facade).routes + ClientRoutes(facade: facade).routes
                + SecondFactorRoutes(facade: facade).routes
                + InvitationRoutes(facade: facade).routes + PasswordRequestRoutes(facade: facade).routes
                + SessionRoutes(facade: facade).routes + ActingRoutes(facade: facade).routes
                + HandOverRoutes(facade: facade).routes + AuditRoutes(facade: facade).routes,
            navigation: [
                NavigationItem(
                    .administration, "access.accounts", LocalPath("/accounts"),
                    permission: AccessPermission.manageAccounts),
                NavigationItem(
                    .administration, "access.clients", LocalPath("/api-clients"),
                    permission: AccessPermission.manageClients),
                NavigationItem(
                    .administration, "access.acting", LocalPath("/acting"), permission: AccessPermission.actFor),
                NavigationItem(
                    .administration, "access.audit", LocalPath("/audit"), permission: AccessPermission.readAudit),
            ],
            pages: [
                SignInPage.self, OneTimeCodePage.self, MyPasswordPage.self, AccountsPage.self, NewAccountPage.self,
                AccountPage.self, OneTimeCodeSlipPage.self, ClientsPage.self, ClientTokenPage.self, AuditPage.self,
                SecondFactorPage.self, SecondFactorSecretPage.self, SecondFactorStepPage.self,
                RecoveryCodesPage.self, InvitationPage.self, InvitationSlipPage.self, ForgottenPasswordPage.self,
                PasswordRequestsPage.self, SessionsPage.self, OwnRolesPage.self, ActingPage.self, HandOverPage.self,
            ])
    }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "access", folder: resources + "/Schema")
    }
}
