internal import Logging

/// A job with the statement that begins its transaction.
struct PostgresJob: Sendable {
    let begin: String
    let job: Job
}

/// The loop of one thread: takes a job, runs it in a transaction on its own connection, answers after the commit.
struct PostgresWorker: Sendable {
    let url: String
    let queue: WorkQueue<PostgresJob>
    let logger: Logger

    /// How often a transaction that lost a race (serialisation failure, deadlock) is tried.
    private static let attempts = 5

    func work() {
        var connection: PostgresConnection?
        while let jobs = queue.take(limit: 1) {
            for job in jobs {
                job.job.finish(run(job, on: &connection))
            }
        }
    }

    private func run(_ job: PostgresJob, on connection: inout PostgresConnection?) -> (any Error)? {
        var attempt = 1
        while true {
            do {
                let open = try connection ?? PostgresConnection(url: url)
                connection = open
                try transact(job, on: open)
                return nil
            } catch is StaleConnection where attempt < PostgresWorker.attempts {
                connection = nil
                attempt += 1
            } catch let error as PostgresError where error.isLostRace && attempt < PostgresWorker.attempts {
                attempt += 1
            } catch {
                return settled(error, &connection)
            }
        }
    }

    private func transact(_ job: PostgresJob, on connection: PostgresConnection) throws {
        do {
            try connection.command(job.begin)
        } catch {
            throw connection.isUsable ? error : StaleConnection()
        }
        do {
            try job.job.run(PostgresSession(connection))
        } catch {
            try connection.command("ROLLBACK")
            throw error
        }
        // A commit of a failed transaction answers ROLLBACK without an error.
        guard try connection.command("COMMIT") == "COMMIT" else {
            throw StorageUnavailable("PostgreSQL rolled the transaction back.")
        }
    }

    /// The server closed the connection while nothing was under way: the work can begin anew on another one.
    private struct StaleConnection: Error {}

    /// Drops a connection that is of no use any more, so that the next job opens another.
    private func settled(_ error: any Error, _ connection: inout PostgresConnection?) -> any Error {
        guard let open = connection else {
            logger.error("PostgreSQL cannot be reached.", metadata: ["error": "\(error)"])
            return error
        }
        if !open.isUsable {
            connection = nil
            logger.error("The connection to PostgreSQL was lost.", metadata: ["error": "\(error)"])
            return StorageUnavailable("The connection to PostgreSQL was lost.")
        }
        guard let failure = error as? PostgresError, failure.isConstraint else { return error }
        return ConstraintViolation(text: failure.constraint ?? failure.message)
    }
}
