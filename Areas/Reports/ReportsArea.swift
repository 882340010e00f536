internal import Foundation
package import Storage
package import Web

/// The door of Reports: its pages, its calls, its texts and its link.
package struct ReportsArea: Sendable {
    /// The folder that holds the area's `Messages` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    private let store: Store
    private let reports: ReportsFacade

    package init(store: Store, reports: ReportsFacade) {
        self.store = store
        self.reports = reports
    }

    package var door: AreaDoor {
        AreaDoor(
            name: "reports", resources: ReportsArea.resources,
            routes: WelfarePages(store: store, reports: reports).routes
                + BeneficiaryRoutes(store: store, reports: reports).routes
                + ReachRoutes(store: store, reports: reports).routes
                + WelfareCalls(store: store, reports: reports).routes
                + ObligationRoutes(store: store, reports: reports).routes
                + ReportCellRoutes(store: store, reports: reports).routes
                + DigestRoutes(store: store, reports: reports).routes
                + FormRoutes(store: store, reports: reports).routes
                + AssignmentRoutes(store: store, reports: reports).routes
                + BulkRoutes(store: store, reports: reports).routes
                + WorkbookRoutes(store: store, reports: reports).routes
                + ConsolidationRoutes(store: store, reports: reports).routes
                + PublicationRoutes(store: store, reports: reports).routes
                + FormCalls(store: store, reports: reports).routes,
            navigation: [
                NavigationItem(.reports, "reports.navigation", WelfarePages.path, permission: ReportsFacade.read),
                NavigationItem(
                    .reports, "reports.beneficiaries.navigation", BeneficiaryRoutes.path, permission: ReportsFacade.read
                ),
                NavigationItem(.reports, "reports.reach.navigation", ReachRoutes.path, permission: ReportsFacade.read),
                NavigationItem(
                    .reports, "reports.obligations.navigation", ObligationsPage.path, permission: ReportsFacade.read),
                NavigationItem(
                    .reports, "reports.publication.navigation", PublicationsPage.path, permission: ReportsFacade.read),
            ],
            pages: [
                WelfarePage.self, BeneficiaryPage.self, ReachPage.self, ObligationsPage.self, ReportPage.self,
                ConsolidationPage.self, ConsolidatedCellPage.self, BulkPage.self, BulkQuestionPage.self,
                ReportCellPage.self, DigestPage.self, FormsPage.self, FormVersionPage.self, FormPreviewPage.self,
                AssignmentPage.self, PublicationsPage.self, PublicationPage.self, PublishPage.self, VerifyPage.self,
            ])
    }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "reports", folder: resources + "/Schema")
    }
}
