internal import Kernel
internal import Storage
internal import Web

/// One's own jobs: the list, each with its progress, its file, and stopping and starting again.
struct JobRoutes: Sendable {
    let desk: JobDesk

    var routes: [Route] {
        [
            .signedIn(.get, JobsPage.path.text, list), .signedIn(.get, "/jobs/{id}", show),
            .signedIn(.get, "/jobs/{id}/events", events), .signedIn(.get, "/jobs/{id}/file", file),
            .signedIn(.post, "/jobs/{id}/cancel", cancel), .signedIn(.post, "/jobs/{id}/again", startAgain),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let jobs = try await desk.store.read { [actor = visit.actor] tx in
            try JobQueries.list(of: actor.name, offset: paging.offset, limit: paging.size + 1, in: tx)
        }
        return .page(JobsPage(jobs, paging, visit.messages))
    }

    private func job(_ visit: SignedIn) async throws -> JobRecord {
        let id = try visit.parameter("id")
        return try await desk.store.read { [desk, actor = visit.actor] tx in try desk.job(id, of: actor, in: tx) }
    }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let job = try await job(visit)
        return .page(JobPage(job, desk.board.progress(of: job.id)?.state ?? job.progress, visit.messages))
    }

    private func events(_ visit: SignedIn) async throws -> Answer {
        .events(JobEvents(desk: desk, words: JobText(messages: visit.messages)).stream(of: try await job(visit)))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let job = try await job(visit)
        guard let file = try await desk.store.read({ try JobQueries.file(of: job.id, in: $0) }) else {
            throw NotFound("file")
        }
        return .file(file.content, name: file.name, contentType: file.type)
    }

    private func cancel(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        try await desk.store.write { [desk, actor = visit.actor] tx in
            guard try desk.job(id, of: actor, in: tx).state.isOpen else { throw Refusal("job_over") }
            try JobQueries.cancel(id, in: tx)
            try tx.audit(actor, "jobs.cancel", "job", ["job": id])
        }
        desk.board.progress(of: id)?.cancel()
        return .redirect(to: JobPage.path(of: id), flash: Flash("flash.job_cancelled", kind: .notice))
    }

    private func startAgain(_ visit: SignedIn) async throws -> Answer {
        let (id, language) = (try visit.parameter("id"), visit.language)
        let path = try await desk.store.write { [desk, actor = visit.actor] tx in
            let job = try desk.job(id, of: actor, in: tx)
            guard job.state.mayStartAgain else { throw Refusal("job_not_over") }
            return try JobDesk.start(
                job.kind, title: job.title, job.parameters, as: actor, language: language, in: tx)
        }
        return .redirect(to: path)
    }
}
