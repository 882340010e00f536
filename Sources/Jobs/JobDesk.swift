internal import Foundation
package import Kernel
package import Storage
package import Web

/// Long work that goes on while its person does something else; one for each store.
package struct JobDesk: Sendable {
    let store: Store
    let board = JobBoard()

    /// One person's jobs that wait or run.
    private static let mostOpen: Int64 = 5

    package init(store: Store) {
        self.store = store
    }

    /// The folder of the texts, templates and migrations.
    package static var resources: String { Bundle.module.bundlePath }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "jobs", folder: resources + "/Schema")
    }

    /// The pages of jobs for the site.
    package var door: AreaDoor {
        AreaDoor(
            name: "jobs", resources: JobDesk.resources, routes: JobRoutes(desk: self).routes,
            pages: [JobsPage.self, JobPage.self])
    }

    /// Asks for a job and says where it is shown; who may ask is for the caller to know.
    ///
    /// Throws the refusal `job_too_many`.
    package static func start(
        _ kind: String, title: String, _ parameters: [String: String], as actor: Actor, language: Language,
        in tx: Transaction
    ) throws -> LocalPath {
        guard try JobQueries.countOpen(of: actor.name, in: tx) < mostOpen else {
            throw Refusal("job_too_many", ["count": String(mostOpen)])
        }
        let id = TimeOrderedID.make(at: tx.now)
        try JobQueries.insert(
            id, kind: kind, title: title, parameters: parameters, actor: actor, language: language, in: tx)
        try tx.audit(actor, "jobs.start", kind, ["job": id])
        return JobPage.path(of: id)
    }

    /// A job of the person; another's is not told from one that does not exist.
    func job(_ id: String, of actor: Actor, in tx: Transaction) throws -> JobRecord {
        guard let job = try JobQueries.find(id, in: tx), job.owner == actor.name else { throw NotFound("job") }
        return job
    }

    /// What jobs lay on people's desks: that they ended.
    package var deskSource: DeskSource {
        DeskSource(notices: { question, news, tx in
            try JobQueries.ended(since: news.since, of: question.actor.name, most: news.most, in: tx).map { job in
                DeskNotice(
                    question.text(
                        "jobs.notice.\(job.state.rawValue)",
                        ["kind": question.text("jobs.kind.\(job.kind)"), "title": job.title]),
                    at: job.endedAt ?? job.madeAt, path: JobPage.path(of: job.id))
            }
        })
    }
}
