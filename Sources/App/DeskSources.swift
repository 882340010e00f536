internal import Access
internal import Desks
internal import Directory
internal import Imports
internal import Jobs
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Sales
internal import Supervision
internal import Web

extension Composition {
    /// What the areas lay on each person's desk, in the order in which a desk shows it.
    var deskSources: [DeskSource] {
        [
            reports.deskSource, supervision.deskSource, importDesk.deskSource, jobs.deskSource, access.deskSource,
            sales.deskSource,
            organisation.deskSource, members.deskSource, partners.deskSource, directory.deskSource,
        ]
    }

    /// The files that people send in the browser.
    var importDesk: ImportDesk { ImportDesk(store: store, kinds: importKinds, exports: exportKinds) }
}
