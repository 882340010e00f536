internal import Access
internal import Attachments
internal import Bargaining
internal import Cards
internal import Care
internal import Connections
internal import Counters
internal import Desks
internal import Directory
internal import Foundation
internal import Imports
internal import Jobs
internal import Members
internal import Organisation
internal import Partners
internal import Publicity
internal import Reports
internal import Sales
internal import Settings
internal import Supervision
internal import Targets
internal import Web

/// The list of the product's areas.
enum Areas {
    /// The folder of this target's own texts.
    static var resources: String { Bundle.module.bundlePath }

    /// Folders that hold `Messages/vi.json` and `Messages/en.json`.
    static var messageFolders: [String] {
        [
            WebResources.folder, JobDesk.resources, ImportResources.folder, SettingsDesk.resources, resources,
            OrganisationArea.resources, AccessArea.resources, ReportsArea.resources, MembersArea.resources,
            CardsArea.resources, PartnersArea.resources,
            SalesArea.resources, CountersArea.resources, ConnectionsArea.resources, CareArea.resources,
            DirectoryArea.resources,
            AttachmentsDoor.resources,
            SupervisionArea.resources, PublicityArea.resources, BargainingArea.resources, TargetsArea.resources,
            DesksArea.resources,
        ]
    }
}
