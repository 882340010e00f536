internal import Access
internal import Connections
internal import Counters
internal import Desks
internal import Directory
internal import Imports
package import Jobs
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Sales
internal import Settings
package import Storage
internal import Supervision
internal import Targets
internal import Web

extension Composition {
    /// Each person's desk; notices are told for as long as the settings say.
    var desks: DesksFacade {
        DesksFacade(sources: deskSources) { [settings] tx in try settings.settings(in: tx).noticeDays }
    }

    /// How long what jobs leave behind is kept, as the settings say.
    package var jobRetention: @Sendable (Transaction) throws -> JobRetention {
        { [settings] tx in
            let settings = try settings.settings(in: tx)
            return JobRetention(fileDays: settings.fileDays, jobDays: settings.jobDays)
        }
    }

    /// What the areas lay on each person's desk, in the order in which a desk shows it.
    var deskSources: [DeskSource] {
        [
            reports.deskSource, supervision.deskSource, targets.deskSource, importDesk.deskSource, jobs.deskSource,
            access.deskSource, sales.deskSource, counters.deskSource, connections.deskSource,
            organisation.deskSource, members.deskSource, partners.deskSource, directory.deskSource,
        ]
    }

    /// The files that people send in the browser.
    var importDesk: ImportDesk { ImportDesk(store: store, kinds: importKinds, exports: exportKinds) }
}
